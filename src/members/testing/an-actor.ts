import type { Actor } from '../actor';
import type { Role } from '../schema';

/** A signed-in person for unit tests: of portal-1 and organisation-1 unless said otherwise. */
export function anActor(roles: readonly Role[], over: Partial<Actor> = {}): Actor {
  return {
    personId: 'person-1',
    name: 'Awa Ngo',
    locale: 'fr',
    portalId: 'portal-1',
    portalSlug: 'wouri',
    organisationId: 'organisation-1',
    organisationName: 'Coopérative de Bonabéri',
    roles,
    certificateId: 'certificate-1',
    sessionId: 'session-1',
    ...over,
  };
}
