import { count, eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditEntries } from '@/audit/schema';
import { database, type Tx } from '@/db/connection';
import { closeTestDatabase, testDatabase } from '@/db/testing/with-database';
import { inTransaction } from '@/db/transaction';
import { type Actor, scopeOf } from '@/members/actor';
import { beginImport } from '@/members/import/begin-import';
import { findImport } from '@/members/import/find-imports';
import { offerImport } from '@/members/import/offer-import';
import { parseMembers } from '@/members/import/parse-members';
import { runImport } from '@/members/import/run-import';
import { aMemberLine, aMemberList } from '@/members/import/testing/a-member-list';
import { memberImportLines } from '@/members/schema';
import { aPerson, aPortal } from '@/members/testing/a-member';
import { invitationsAtATime, inviteImportedMembers } from './invite-imported-members';
import { invitePerson } from './invite-person';
import { enrolments } from './schema';

const system = <T>(work: (tx: Tx) => Promise<T>) => inTransaction({ kind: 'system' }, work);
const members = invitationsAtATime + 5;
let registrar: Actor & { portalId: string };

beforeAll(async () => {
  await testDatabase();
  registrar = await system(async (tx) => {
    const { id } = await aPortal(tx);
    return { ...(await aPerson(tx, { portalId: id, roles: ['registrar'] })), portalId: id };
  });
});
afterAll(closeTestDatabase);

async function anEnteredList(numbers: readonly number[], invites: boolean): Promise<string> {
  const list = parseMembers(aMemberList(numbers.map((n) => aMemberLine(n))), 'fr');
  const digest = Buffer.from(String(numbers)).toString('hex').padEnd(64, '0').slice(0, 64);
  const offer = { ...list, fileName: 'membres.csv', digest, language: 'fr' as const };
  const offered = await inTransaction(scopeOf(registrar), (tx) =>
    offerImport(tx, registrar, offer, { list: null, why: 'none' }),
  );
  if (!offered.ok) throw new Error(offered.refusal.code);
  const { importId } = offered.value;
  await inTransaction(scopeOf(registrar), (tx) => beginImport(tx, registrar, { importId, invites }));
  expect(await runImport(importId)).toBe('done');
  return importId;
}

const invite = (importId: string) => system((tx) => inviteImportedMembers(tx, importId));
const lettersTo = async (pattern: string) => {
  const { rows } = await database().execute<{ n: number }>(
    sql`select count(*)::int as n from pgboss.job where name = 'send-mail' and data ->> 'kind' = 'invitation' and data ->> 'to' like ${pattern}`,
  );
  return rows[0]?.n;
};

describe('those entered from a list', () => {
  it('are invited a few at a time, each once, and not who was invited by another way', async () => {
    const importId = await anEnteredList([...Array(members).keys()], true);
    const [early] = await system((tx) =>
      tx.select().from(memberImportLines).where(eq(memberImportLines.importId, importId)).limit(1),
    );
    const person = { personId: early!.personId!, organisationId: early!.organisationId! };
    await inTransaction(scopeOf(registrar), (tx) => invitePerson(tx, registrar, person));
    expect(await invite(importId)).toEqual({ invited: invitationsAtATime - 1, left: 5 });
    expect(await invite(importId)).toEqual({ invited: 5, left: 0 });
    expect(await invite(importId)).toEqual({ invited: 0, left: 0 });
    expect(await lettersTo('esther.%')).toBe(members - 1);
    expect((await system((tx) => findImport(tx, importId)))?.invited).toBe(members - 1);
    const [open] = await system((tx) => tx.select({ n: count() }).from(enrolments));
    expect(open?.n).toBe(members);
    const [logged] = await database()
      .select({ n: count() })
      .from(auditEntries)
      .where(sql`action = 'person-invited' and actor_id = ${registrar.personId}`);
    expect(logged?.n).toBe(members);
  });

  it('are not invited unless that was asked for', async () => {
    const importId = await anEnteredList([900, 901], false);
    expect(await invite(importId)).toEqual({ invited: 0, left: 0 });
    expect(await lettersTo('esther.90_@%')).toBe(0);
  });
});
