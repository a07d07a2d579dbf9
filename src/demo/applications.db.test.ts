import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { closeTestDatabase, testDatabase } from '@/db/testing/with-database';
import { inTransaction } from '@/db/transaction';
import { findApplications } from '@/members/applications/find-applications';
import { aPerson, aPortal } from '@/members/testing/a-member';
import { loadApplications } from './applications';

beforeAll(async () => {
  process.env.DATA_DIRECTORY = mkdtempSync(join(tmpdir(), 'tradeseal-demo-'));
  await testDatabase();
});
afterAll(closeTestDatabase);

it('loads an application half approved, one with oddities and one that waits for its applicant', async () => {
  const { waiting, asked } = await inTransaction({ kind: 'system' }, async (tx) => {
    const { id: portalId } = await aPortal(tx);
    await aPerson(tx, { portalId, roles: ['registrar'] });
    await loadApplications(tx, { portalId });
    const of = (queue: 'waiting' | 'asked') =>
      findApplications(tx, { portalId, queue }, { list: null, why: 'none' });
    return { waiting: await of('waiting'), asked: await of('asked') };
  });
  expect(waiting.map(({ application }) => application.state)).toEqual(['submitted', 'in-review']);
  expect(waiting[0]?.oddities.map(({ code }) => code)).toEqual(
    expect.arrayContaining(['tax-id-doubtful', 'paper-expired']),
  );
  expect(asked).toHaveLength(1);
});
