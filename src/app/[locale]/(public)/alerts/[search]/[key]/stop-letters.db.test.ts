import { afterAll, beforeAll, expect, it } from 'vitest';
import { savedSearches } from '@/catalogue/schema';
import { saveSearch } from '@/catalogue/search/saved-searches';
import { stopPath } from '@/catalogue/search/stop-by-letter';
import { database } from '@/db/connection';
import { closeTestDatabase, testDatabase } from '@/db/testing/with-database';
import { inTransaction } from '@/db/transaction';
import { scopeOf } from '@/members/actor';
import { anOrganisation, aPerson, aPortal } from '@/members/testing/a-member';
import { GET, POST } from './route';

let searchId: string;
let key: string;

beforeAll(async () => {
  await testDatabase();
  const buyer = await inTransaction({ kind: 'system' }, async (tx) => {
    const { id: portalId } = await aPortal(tx, { slug: 'wouri' });
    const { id: organisationId } = await anOrganisation(tx, { portalId });
    return await aPerson(tx, { portalId, organisationId, roles: ['buyer'] });
  });
  await inTransaction(scopeOf(buyer), (tx) => saveSearch(tx, buyer, { market: 'wouri', query: 'q=miel' }));
  searchId = (await database().select().from(savedSearches))[0]!.id;
  key = stopPath(searchId).split('/')[3] ?? '';
});
afterAll(closeTestDatabase);

const visit = async (method: typeof GET, opened = { search: searchId, key }) => {
  const request = new Request('http://localhost:3000/x');
  const answer = await method(request, { params: Promise.resolve({ locale: 'en', ...opened }) });
  return { status: answer.status, html: await answer.text() };
};
const alerts = async () => (await database().select().from(savedSearches))[0]?.alerts;

it('the link of a letter asks once more and stops nothing by itself', async () => {
  const { status, html } = await visit(GET);
  expect([status, await alerts()]).toEqual([200, true]);
  expect(html).toMatch(/<form method="post">.*Stop these letters/s);
});

it('a made-up key opens nothing', async () => {
  for (const key of ['', 'x'.repeat(43)])
    expect((await visit(POST, { search: searchId, key })).status).toBe(404);
  expect((await visit(POST, { search: 'x', key })).status).toBe(404);
  expect(await alerts()).toBe(true);
});

it('the button stops the letters, and stops them again without harm', async () => {
  for (const _ of [1, 2]) expect((await visit(POST)).html).toContain('The letters are stopped');
  expect(await alerts()).toBe(false);
});
