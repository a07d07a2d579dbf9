import { afterAll, beforeAll, expect, it } from 'vitest';
import { closeTestDatabase, testDatabase } from '@/db/testing/with-database';
import { inTransaction } from '@/db/transaction';
import { boss } from '@/outbox/boss';
import { drain } from '@/outbox/jobs';
import { refusalsAudited } from './audit-refusal';
import { completeDocument } from './complete-document';
import { enqueueUncompleted } from './enqueue-uncompleted';
import { accepted, aDocument, aSigningHouse } from './testing/a-signing-house';
import { revisionsOf, signedBy, system } from './testing/signing';

beforeAll(async () => {
  await testDatabase();
});
afterAll(async () => {
  await refusalsAudited();
  await (await boss()).stop({ graceful: false, wait: true });
  await closeTestDatabase();
});

const afterDays = (days: number) => new Date(Date.now() + days * 86_400_000);
const enqueuedAt = (now: Date) => inTransaction(system, (tx) => enqueueUncompleted(tx, now));
const complete = ({ documentId }: { documentId: string }) =>
  inTransaction(system, async (tx) => void accepted(await completeDocument(tx, documentId)));

it('has a document completed whose completion was given up, a day after the last signature', async () => {
  const house = await aSigningHouse();
  const document = await aDocument(house);
  await signedBy(document, house.buyer, 'buyer');
  await signedBy(document, house.seller, 'seller');
  const awaitingSeller = await aDocument(house);
  await signedBy(awaitingSeller, house.buyer, 'buyer');
  await (await boss()).purgeQueue('complete-document');

  expect(await enqueuedAt(afterDays(0.5))).toBe(0);
  expect(await enqueuedAt(afterDays(1.5))).toBe(1);
  expect(await drain('complete-document', complete)).toBe(1);
  expect((await revisionsOf(document)).map(({ kind }) => kind)).toContain('completed');
  expect(await enqueuedAt(afterDays(1.5))).toBe(0);
});
