import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { database } from '../db/connection';
import { closeTestDatabase, testDatabase } from '../db/testing/with-database';
import { inTransaction } from '../db/transaction';
import { appendEntry } from './append-entry';
import { inclusionProof, verifyInclusion } from './merkle-tree';
import { leafHashes, signCheckpoint } from './sign-checkpoint';
import { verifyLog } from './verify-log';

beforeAll(testDatabase);
afterAll(closeTestDatabase);

const system = { kind: 'system' } as const;
const add = (action: string) =>
  inTransaction(system, (tx) =>
    appendEntry(tx, {
      actorId: null,
      portalId: null,
      action,
      subjectType: 'test',
      subjectId: '1',
      facts: { b: 1, a: 'x', none: null },
    }),
  );
const checkpoint = () => inTransaction(system, (tx) => signCheckpoint(tx, async (root) => root));
const verdict = () => inTransaction(system, verifyLog);

it('verifies from its entries and checkpoints, and proves that an entry is in it', async () => {
  for (let i = 0; i < 5; i += 1) await add(`first-${i}`);
  const first = await checkpoint();
  expect(first?.treeSize).toBe(5);
  expect(await checkpoint()).toBeNull();
  await add('later');
  const second = await checkpoint();
  expect(await verdict()).toEqual({ sound: true, entries: 6, checkpoints: 2 });
  const leaves = await inTransaction(system, leafHashes);
  expect(verifyInclusion(leaves[3]!, 3, 6, inclusionProof(leaves, 3), second!.rootHash)).toBe(true);
});

it('refuses to be changed, and shows it when an administrator changes it all the same', async () => {
  await expect(database().execute(sql`update audit_entries set action = 'x'`)).rejects.toMatchObject({
    cause: { message: expect.stringContaining('only grows') },
  });
  await expect(database().execute(sql`truncate audit_entries`)).rejects.toMatchObject({
    cause: { message: expect.stringContaining('only grows') },
  });
  await database().execute(sql`alter table audit_entries disable trigger user`);
  await database().execute(sql`delete from audit_entries where action = 'first-2'`);
  await database().execute(sql`alter table audit_entries enable trigger user`);
  expect(await verdict()).toMatchObject({ sound: false, fault: 'checkpoint-differs' });
});
