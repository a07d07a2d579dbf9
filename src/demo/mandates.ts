import type { Tx } from '@/db/connection';
import type { Actor } from '@/members/actor';
import { endorseMandate } from '@/members/endorse-mandate';
import { findPeopleOf, findStaff, type PersonWithRoles } from '@/members/find-people';
import { grantMandate } from '@/members/grant-mandate';
import { must } from './must';

const year = 365 * 86_400_000;

/**
 * What the buyer's people may sign: Julie Rochat orders up to 50,000 EUR, above 2,000 EUR only together with Marc Favre,
 * who approves; granted by Claire Monnier, endorsed by the chamber.
 */
export async function loadMandates(
  tx: Tx,
  { portalId, buyerId }: { readonly portalId: string; readonly buyerId: string },
): Promise<void> {
  const people = await findPeopleOf(tx, buyerId);
  const owner = asActor(people, 'owner', portalId);
  const registrar = asActor(await findStaff(tx, portalId), 'registrar', portalId);
  const now = Date.now();
  for (const [role, secondSignatoryAboveMinor] of [
    ['buyer', 200_000],
    ['approver', null],
  ] as const) {
    const { mandateId } = must(
      await grantMandate(tx, owner, {
        personId: asActor(people, role, portalId).personId,
        documentKinds: ['purchase-order'],
        currency: 'EUR',
        maximumMinor: 5_000_000,
        secondSignatoryAboveMinor,
        validFrom: new Date(now),
        validUntil: new Date(now + year),
      }),
    );
    must(await endorseMandate(tx, registrar, { mandateId }));
  }
}

/** Somebody holding that role and nothing above it, as their session would have them. */
function asActor(
  people: readonly PersonWithRoles[],
  role: 'owner' | 'buyer' | 'approver' | 'registrar',
  portalId: string,
): Actor {
  const person = people.find(
    ({ roles }) => roles.includes(role) && (role === 'owner' || !roles.includes('owner')),
  );
  if (!person) throw new Error(`the demo has no ${role}`);
  const { id: personId, name, locale, organisationId, organisationName, roles } = person;
  const session = { portalSlug: null, certificateId: '', sessionId: '' };
  return { personId, name, locale, portalId, organisationId, organisationName, roles, ...session };
}
