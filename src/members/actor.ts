import type { Scope } from '@/db/transaction';
import type { Role } from './schema';

/** Who is acting: a signed-in person with the roles the session may use. */
export interface Actor {
  readonly personId: string;
  readonly name: string;
  readonly locale: string;
  readonly portalId: string | null;
  readonly portalSlug: string | null;
  readonly organisationId: string | null;
  readonly organisationName: string | null;
  readonly roles: readonly Role[];
  readonly certificateId: string;
  readonly sessionId: string;
}

/** The rows this person's transactions may see; the narrowest scope that serves the roles. */
export function scopeOf(actor: Actor): Scope {
  const { personId, portalId, organisationId, roles } = actor;
  if (roles.includes('operator')) return { kind: 'operator', personId };
  if (roles.includes('finance')) return { kind: 'finance', personId };
  if (portalId && roles.some((role) => role === 'registrar' || role === 'registrar-approver')) {
    return { kind: 'chamber', portalId, personId };
  }
  if (portalId && organisationId) return { kind: 'member', portalId, personId, organisationId };
  return { kind: 'public' };
}
