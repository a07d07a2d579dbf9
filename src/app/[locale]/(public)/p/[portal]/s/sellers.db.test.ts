import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aProduct } from '@/catalogue/testing/a-product';
import { closeTestDatabase, testDatabase } from '@/db/testing/with-database';
import { inTransaction } from '@/db/transaction';
import { anOrganisation, aPerson, aPortal } from '@/members/testing/a-member';
import { GET as marketPage } from '../route';
import { GET as sellersPage } from './route';

type Handler = typeof marketPage;
const visit = async (handler: Handler, params: { locale: string; portal: string }, query = '') => {
  const request = new Request(`https://tradeseal.example/x${query}`);
  const response = await handler(request, { params: Promise.resolve(params) });
  return { response, html: await response.text() };
};

beforeAll(async () => {
  process.env.BASE_URL = 'http://localhost:3000';
  await testDatabase();
});
afterAll(closeTestDatabase);

it('leads to every seller of a market, also beyond those its own page has room for', async () => {
  const slug = await inTransaction({ kind: 'system' }, async (tx) => {
    const portal = await aPortal(tx);
    const template = await anOrganisation(tx, { portalId: portal.id });
    await aProduct(
      tx,
      await aPerson(tx, { portalId: portal.id, organisationId: template.id, roles: ['seller'] }),
    );
    await tx.execute(sql`reset role`);
    await tx.execute(sql`insert into organisations select (jsonb_populate_record(o, jsonb_build_object('id', gen_random_uuid(),
      'slug', 'seller-' || lpad(n::text, 3, '0'), 'organisation_identifier', 'ID-' || n))).*
      from organisations o, generate_series(1, 60) n where o.id = ${template.id}`);
    await tx.execute(sql`insert into products select (jsonb_populate_record(p, jsonb_build_object('id', gen_random_uuid(),
      'organisation_id', o.id, 'slug', 'of-' || o.slug))).*
      from products p, organisations o where p.organisation_id = ${template.id} and o.portal_id = ${portal.id} and o.id <> ${template.id}`);
    return portal.slug;
  });
  const place = { locale: 'en', portal: slug };
  const sellersIn = (html: string) =>
    [...html.matchAll(/href="[^"]*\/s\/([a-z0-9-]+)"/g)].map(([, one]) => one);
  const first = (await visit(marketPage, place)).html;
  const [, query] = /href="[^"]*\/s(\?after=[^"]+)" rel="next"/.exec(first) ?? [];
  const second = (await visit(sellersPage, place, query)).html;
  const seen = [...sellersIn(first), ...sellersIn(second)];
  expect([sellersIn(first).length, seen.length, new Set(seen).size]).toEqual([48, 61, 61]);
  expect(second).not.toContain('rel="next"');
  const beyond = (await visit(sellersPage, place, '?after=zzz')).html;
  expect(beyond).toContain(`href="/en/p/${slug}/s"`);
  expect(beyond).not.toContain('Nothing is on sale');
  expect((await visit(sellersPage, { locale: 'en', portal: 'no-market' })).response.status).toBe(404);
});
