import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { database, type Tx } from '@/db/connection';
import { closeTestDatabase, testDatabase } from '@/db/testing/with-database';
import { inTransaction } from '@/db/transaction';
import { findNotices } from '@/notifications/find-notices';
import { drain } from '@/outbox/jobs';
import { type Actor, scopeOf } from '../actor';
import { aPerson, aPortal } from '../testing/a-member';
import { requestInformation } from './request-information';
import { submitApplication } from './submit-application';
import { takeUpApplication } from './take-up-application';
import { tellRegistrars, writeToRegistrars } from './tell-registrars';
import { aSubmittedApplication } from './testing/an-application';

const system = <T>(work: (tx: Tx) => Promise<T>) => inTransaction({ kind: 'system' }, work);
const deliverNotices = () => drain('tell-registrars', (job) => system((tx) => tellRegistrars(tx, job)));
const noticesOf = async (person: Actor) =>
  (await inTransaction(scopeOf(person), (tx) => findNotices(tx, person.personId))).map(
    (notice) => notice.kind,
  );

/** Letters ordered for a portal, and those in the post. */
async function jobs(queue: string, field: 'portalId' | 'kind', value: string) {
  const { rows } = await database().execute<{ start_after: string; data: Record<string, unknown> }>(
    sql`select start_after, data from pgboss.job where name = ${queue} and data ->> ${field} = ${value}`,
  );
  return rows;
}

let portal: Awaited<ReturnType<typeof aPortal>>;
let njoya: Actor;
let mbarga: Actor;

beforeAll(async () => {
  process.env.DATA_DIRECTORY = mkdtempSync(join(tmpdir(), 'tradeseal-tell-'));
  await testDatabase();
  await system(async (tx) => {
    portal = await aPortal(tx);
    njoya = await aPerson(tx, {
      portalId: portal.id,
      roles: ['registrar', 'registrar-approver'],
      locale: 'fr',
    });
    mbarga = await aPerson(tx, { portalId: portal.id, roles: ['registrar'], locale: 'en' });
  });
});
afterAll(closeTestDatabase);

describe('the registrars of a chamber', () => {
  it('hear at once of every application and answer, and by one letter a quarter of an hour', async () => {
    const first = await aSubmittedApplication(portal);
    await aSubmittedApplication(portal);
    expect(await deliverNotices()).toBe(2);
    expect(await noticesOf(njoya)).toEqual(['application-arrived', 'application-arrived']);
    expect(await noticesOf(mbarga)).toEqual(['application-arrived', 'application-arrived']);
    const input = { applicationId: first.id, question: 'Quelle adresse ?' };
    await inTransaction(scopeOf(njoya), (tx) => takeUpApplication(tx, njoya, input));
    await inTransaction(scopeOf(njoya), (tx) => requestInformation(tx, njoya, input));
    const answer = { consentWording: 'J’accepte.', answer: 'Rue de la Joie 4.' };
    await inTransaction({ kind: 'public' }, (tx) => submitApplication(tx, first.token, answer));
    await deliverNotices();
    expect((await noticesOf(mbarga)).sort()).toEqual([
      'application-answered',
      'application-arrived',
      'application-arrived',
    ]);
    const letters = await jobs('write-to-registrars', 'portalId', portal.id);
    // two when the quarter of an hour ended in the middle of this test
    expect(letters.length).toBeLessThanOrEqual(2);
    for (const letter of letters)
      expect(Date.parse(letter.start_after) - Date.now()).toBeGreaterThan(14 * 60_000);
  });

  it('each get the letter in their language, and none when nothing waits any more', async () => {
    expect(await system((tx) => writeToRegistrars(tx, portal.id))).toBe(2);
    const letters = await jobs('send-mail', 'kind', 'applications-waiting');
    expect(letters.map(({ data }) => data.locale).sort()).toEqual(['en', 'fr']);
    expect(letters[0]?.data.facts).toMatchObject({ count: 2, days: 0 });
    const quiet = await system((tx) => aPortal(tx));
    await system((tx) => aPerson(tx, { portalId: quiet.id, roles: ['registrar'] }));
    expect(await system((tx) => writeToRegistrars(tx, quiet.id))).toBe(0);
  });
});
