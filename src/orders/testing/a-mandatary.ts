import { inTransaction } from '@/db/transaction';
import { enrolled, type Member, type SigningHouse } from '@/documents/testing/a-signing-house';
import { mandates, type Role } from '@/members/schema';
import { aPerson } from '@/members/testing/a-member';

/** Somebody of a party, enrolled, who may sign orders up to 5,000.00 EUR under a mandate the chamber endorsed. */
export async function aMandatary(
  house: SigningHouse,
  party: 'buyer' | 'seller',
  roles: readonly Role[],
  over: Partial<typeof mandates.$inferInsert> = {},
): Promise<Member & { readonly mandateId: string }> {
  return await inTransaction({ kind: 'system' }, async (tx) => {
    const { portalId, organisationId, personId: grantedBy } = house[party].actor;
    const registrar = await aPerson(tx, { portalId, roles: ['registrar'], name: 'Aïssatou Njoya' });
    const member = await enrolled(tx, await aPerson(tx, { portalId, organisationId, roles }));
    const validFrom = new Date(Date.now() - 1_000);
    const [mandate] = await tx
      .insert(mandates)
      .values({
        personId: member.actor.personId,
        organisationId: organisationId!,
        documentKinds: ['purchase-order'],
        currency: 'EUR',
        maximumMinor: 500_000,
        secondSignatoryAboveMinor: 50_000,
        validFrom,
        validUntil: new Date(Date.now() + 86_400_000),
        grantedBy,
        endorsedBy: registrar.personId,
        endorsedAt: validFrom,
        ...over,
      })
      .returning({ id: mandates.id });
    return { ...member, mandateId: mandate!.id };
  });
}
