import { afterAll, beforeAll, expect, it } from 'vitest';
import { closeTestDatabase, testDatabase } from '@/db/testing/with-database';
import { inTransaction } from '@/db/transaction';
import { findMandatesOf } from '@/members/find-mandates';
import { mandateState } from '@/members/mandate';
import { anOrganisation, aPerson, aPortal } from '@/members/testing/a-member';
import { loadMandates } from './mandates';

beforeAll(testDatabase);
afterAll(closeTestDatabase);

it('lets the purchaser order together with the approver, both under mandates that the chamber endorsed', async () => {
  const mandates = await inTransaction({ kind: 'system' }, async (tx) => {
    const { id: portalId } = await aPortal(tx);
    const { id: organisationId } = await anOrganisation(tx, { portalId });
    await aPerson(tx, { portalId, organisationId, roles: ['owner', 'buyer'], name: 'Claire Monnier' });
    await aPerson(tx, { portalId, organisationId, roles: ['buyer'], name: 'Julie Rochat' });
    await aPerson(tx, { portalId, organisationId, roles: ['approver'], name: 'Marc Favre' });
    await aPerson(tx, { portalId, roles: ['registrar'], name: 'Aïssatou Njoya' });
    await loadMandates(tx, { portalId, buyerId: organisationId });
    return await findMandatesOf(tx, organisationId);
  });
  const later = new Date(Date.now() + 1_000);
  expect(
    mandates
      .map((mandate) => [
        mandate.personName,
        mandate.secondSignatoryAboveMinor,
        mandateState(mandate, later),
        mandate.grantedByName,
        mandate.endorsedByName,
      ])
      .sort(),
  ).toEqual([
    ['Julie Rochat', 200_000, 'in-force', 'Claire Monnier', 'Aïssatou Njoya'],
    ['Marc Favre', null, 'in-force', 'Claire Monnier', 'Aïssatou Njoya'],
  ]);
});
