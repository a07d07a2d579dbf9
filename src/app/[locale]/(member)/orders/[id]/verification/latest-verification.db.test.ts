import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeTestDatabase, testDatabase } from '@/db/testing/with-database';
import { aDocument, aSigningHouse, as, type Member } from '@/documents/testing/a-signing-house';
import { signedBy } from '@/documents/testing/signing';
import { latestVerification } from './latest-verification';

beforeAll(async () => {
  process.env.BASE_URL = 'https://tradeseal.example';
  await testDatabase();
});
afterAll(closeTestDatabase);

describe('the verification shown with an order', () => {
  it('is the latest one kept, for both parties and for nobody else', async () => {
    const house = await aSigningHouse();
    const document = await aDocument(house);
    const order = { id: document.subjectId, number: 'PO-2026-000123' };
    const seenBy = (member: Member) => as(member, (tx) => latestVerification(tx, order));
    expect(await seenBy(house.buyer)).toBeNull();
    await signedBy(document, house.buyer, 'buyer');
    const stranger = await aSigningHouse();
    expect(await seenBy(stranger.buyer)).toBeNull();
    for (const member of [house.buyer, house.seller]) {
      expect(await seenBy(member)).toMatchObject({
        fileName: 'PO-2026-000123.pdf',
        report: {
          indication: 'TOTAL-PASSED',
          signatures: [{ name: 'buyer', signer: { person: 'Anaïs Keller' } }],
        },
        signed: { order: { id: document.subjectId }, awaited: ['seller'], strangers: [] },
      });
    }
  });
});
