import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { database } from '@/db/connection';
import { closeTestDatabase, testDatabase } from '@/db/testing/with-database';
import { inTransaction } from '@/db/transaction';
import { type Actor, scopeOf } from '@/members/actor';
import { takeUpApplication } from '@/members/applications/take-up-application';
import { aSubmittedApplication } from '@/members/applications/testing/an-application';
import { aPerson, aPortal } from '@/members/testing/a-member';
import { openPath } from '@/notifications/sealed-path';
import { admitApplicant } from './admit-applicant';
import { findEnrolment } from './find-enrolment';

beforeAll(async () => {
  process.env.DATA_DIRECTORY = mkdtempSync(join(tmpdir(), 'tradeseal-admit-'));
  await testDatabase();
});
afterAll(closeTestDatabase);

it('mails the signatory of a new member a link that enrols them, sealed while it waits', async () => {
  const { portal, first, second } = await inTransaction({ kind: 'system' }, async (tx) => {
    const portal = await aPortal(tx);
    const first = await aPerson(tx, { portalId: portal.id, roles: ['registrar'] });
    const second = await aPerson(tx, { portalId: portal.id, roles: ['registrar'] });
    return { portal, first, second };
  });
  const signatory = { email: 'marthe@example.org', name: 'Marthe Ebelle', locale: 'fr' };
  const { id } = await aSubmittedApplication(portal, { signatory });
  await inTransaction(scopeOf(first), (tx) => takeUpApplication(tx, first, { applicationId: id }));
  const admit = (actor: Actor) =>
    inTransaction(scopeOf(actor), (tx) =>
      admitApplicant(tx, actor, { applicationId: id, sanctions: { list: null, why: 'none' } }),
    );
  const letters = async () =>
    (
      await database().execute<{ kind: string; path: string; locale: string }>(
        sql`select data ->> 'kind' as kind, data ->> 'path' as path, data ->> 'locale' as locale
          from pgboss.job where name = 'send-mail' and data ->> 'to' = ${signatory.email}`,
      )
    ).rows;

  expect(await admit(first)).toEqual({ ok: true, value: { outcome: 'one-of-two' } });
  expect(await letters()).toEqual([]);
  expect(await admit(second)).toMatchObject({ ok: true, value: { outcome: 'admitted' } });
  const [letter, ...others] = await letters();
  expect(others).toEqual([]);
  expect(letter).toMatchObject({ kind: 'invitation', locale: 'fr' });
  expect(letter?.path).toMatch(/^sealed\./);
  const token = openPath(letter!.path).replace('/fr/enrol/', '');
  const enrolment = await inTransaction({ kind: 'system' }, (tx) => findEnrolment(tx, token));
  expect(enrolment).toMatchObject({ ok: true, value: { person: { latinName: 'Marthe Ebelle' } } });
});
