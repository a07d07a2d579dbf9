import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { database, type Tx } from '@/db/connection';
import { closeTestDatabase, testDatabase } from '@/db/testing/with-database';
import { inTransaction } from '@/db/transaction';
import { type Actor, scopeOf } from '@/members/actor';
import { anOrganisation, aPerson, aPortal } from '@/members/testing/a-member';
import { findNotices } from '@/notifications/find-notices';
import { notices } from '@/notifications/schema';
import { openPath } from '@/notifications/sealed-path';
import { aProduct } from '../testing/a-product';
import { alertSavedSearches } from './alert-saved-searches';
import { deleteSavedSearch, findSavedSearches, saveSearch } from './saved-searches';
import { opensStop, stopByLetter } from './stop-by-letter';

let seller: Actor;
let buyer: Actor;

const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => inTransaction(scopeOf(actor), work);
const goods = (name: string) => ({
  texts: { fr: { name, description: name, translation: 'original' as const } },
});
const publish = (name: string) => as(seller, (tx) => aProduct(tx, seller, goods(name)));
const daysLater = (days: number) => new Date(Date.now() + days * 25 * 3600_000);
const alertAfter = (days: number) =>
  inTransaction({ kind: 'system' }, (tx) => alertSavedSearches(tx, daysLater(days), null));
const told = async () =>
  (await as(buyer, (tx) => findNotices(tx, buyer.personId))).map(({ facts }) => facts.count);

/** Goods that have their serial numbers already and are seen only when this is told so, as those of a long file. */
async function publishSlowly(name: string): Promise<() => Promise<void>> {
  let commit = () => {};
  const isToldSo = new Promise<void>((resolve) => {
    commit = resolve;
  });
  let done: Promise<void> = Promise.resolve();
  await new Promise<void>((hasSerial, failed) => {
    done = as(seller, async (tx) => {
      await aProduct(tx, seller, goods(name));
      await tx.execute(sql`set constraints search_follows immediate`);
      hasSerial();
      await isToldSo;
    });
    done.catch(failed);
  });
  return async () => {
    commit();
    await done;
  };
}

beforeAll(async () => {
  await testDatabase();
  await inTransaction({ kind: 'system' }, async (tx) => {
    const { id: portalId } = await aPortal(tx, { slug: 'wouri' });
    const { id: organisationId } = await anOrganisation(tx, { portalId });
    seller = await aPerson(tx, { portalId, organisationId, roles: ['seller'] });
    buyer = await aPerson(tx, { portalId, organisationId, roles: ['buyer'] });
  });
  await as(buyer, (tx) => saveSearch(tx, buyer, { market: 'wouri', query: 'q=moringa' }));
});
afterAll(closeTestDatabase);

describe('the letter of an alert', () => {
  it('stops the alerts of its search, of no other, and for nobody who does not hold it', async () => {
    const query = 'q=fonio';
    await as(buyer, (tx) => saveSearch(tx, buyer, { market: 'wouri', query }));
    await publish('Fonio précuit');
    await alertAfter(-2);
    const letters = await database().execute<{ data: { stopPath: string } }>(
      sql`select data from pgboss.job where name = 'send-mail' order by created_on`,
    );
    const [, , , searchId = '', key = ''] = openPath(letters.rows.at(-1)?.data.stopPath ?? '').split('/');
    const other = await as(buyer, (tx) => findSavedSearches(tx, buyer.personId));
    expect(other.map(({ alerts }) => alerts)).toEqual([true, true]);
    expect(opensStop(searchId, key)).toBe(true);
    expect(opensStop(other.find(({ id }) => id !== searchId)?.id ?? '', key)).toBe(false);
    expect(opensStop(searchId, '')).toBe(false);
    await inTransaction({ kind: 'system' }, (tx) => stopByLetter(tx, searchId));
    const left = await as(buyer, (tx) => findSavedSearches(tx, buyer.personId));
    expect(left.map((one) => [one.query, one.alerts])).toEqual([
      [query, false],
      ['q=moringa', true],
    ]);
    await as(buyer, (tx) => deleteSavedSearch(tx, buyer, searchId));
    await as(buyer, (tx) => tx.delete(notices));
  });
});

describe('alerts while a file of goods is being written', () => {
  it('tell of its goods once they are there, and of no goods twice', async () => {
    const finish = await publishSlowly('Moringa en feuilles');
    await publish('Moringa en poudre');
    await alertAfter(0);
    await finish();
    await alertAfter(1);
    expect(await told()).toEqual([2]);
    await alertAfter(2);
    expect(await told()).toEqual([2]);
  });

  it('are not held up: goods that were there before it are told of', async () => {
    await publish('Moringa en huile');
    const finish = await publishSlowly('Moringa en gélules');
    await alertAfter(3);
    expect(await told()).toEqual([1, 2]);
    await finish();
  });
});
