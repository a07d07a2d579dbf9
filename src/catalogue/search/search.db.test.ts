import { type SQL, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { database, type Tx } from '@/db/connection';
import { closeTestDatabase, testDatabase } from '@/db/testing/with-database';
import { inTransaction } from '@/db/transaction';
import { locales } from '@/i18n/locales';
import { type Actor, scopeOf } from '@/members/actor';
import { anOrganisation, aPerson, aPortal } from '@/members/testing/a-member';
import { findNotices } from '@/notifications/find-notices';
import { openPath } from '@/notifications/sealed-path';
import { categoryCountsQuery, findProducts } from '../find-products';
import { pauseProduct } from '../pause-product';
import { type Search, searchProducts } from '../search-products';
import { aProduct } from '../testing/a-product';
import { alertSavedSearches } from './alert-saved-searches';
import { addSynonyms, removeSynonyms } from './edit-synonyms';
import { deleteSavedSearch, findSavedSearches, saveSearch } from './saved-searches';

let portalId: string;
let seller: Actor;
let buyer: Actor;
let registrar: Actor;
const many = 20_000;

const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => inTransaction(scopeOf(actor), work);
const find = (over: Partial<Search>) =>
  inTransaction({ kind: 'public' }, (tx) =>
    searchProducts(tx, { portalId, locale: 'fr', currency: 'EUR', languages: ['fr', 'en'], ...over }),
  );
const names = async (over: Partial<Search>) => (await find(over)).products.map(({ name }) => name);
const text = (fr: string) => ({ fr: { name: fr, description: fr, translation: 'original' as const } });

beforeAll(async () => {
  await testDatabase();
  await inTransaction({ kind: 'system' }, async (tx) => {
    portalId = (await aPortal(tx, { slug: 'wouri' })).id;
    const organisation = await anOrganisation(tx, { portalId });
    seller = await aPerson(tx, { portalId, organisationId: organisation.id, roles: ['seller'] });
    buyer = await aPerson(tx, { portalId, organisationId: organisation.id, roles: ['buyer'] });
    registrar = await aPerson(tx, { portalId, roles: ['registrar'] });
  });
  await fillMarket(seller);
}, 120_000);
afterAll(closeTestDatabase);

/** Twenty thousand goods as COPY would bring them: one in fifty a mango, one in a thousand a baobab. */
async function fillMarket({ organisationId }: Actor): Promise<void> {
  await database().transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`);
    await tx.execute(sql`
      insert into products (id, portal_id, organisation_id, slug, state, category, artwork, hs_code, origin_country, unit,
        minimum_thousandths, incoterm, incoterm_place, lead_time_days, published_at)
      select gen_random_uuid(), ${portalId}, ${organisationId}, 'goods-' || n, 'published',
        (array['spices', 'textiles', 'home', 'basketry'])[n % 4 + 1], 'dried-pineapple', '080430',
        (array['CM', 'BF', 'SN'])[n % 3 + 1], 'KGM', 10000, (array['FCA', 'FOB'])[n % 2 + 1], 'Douala', n % 60 + 1,
        now() - interval '1 year' + n * interval '1 minute'
      from generate_series(1, ${many}::int) n`);
    await tx.execute(sql`
      insert into product_texts (product_id, locale, name, description, translation)
      select id, 'fr', case when n % 1000 = 0 then 'baobab' when n % 50 = 0 then 'mangue' else 'article' end || ' numéro ' || n,
        'venu de loin', 'original'
      from (select id, substr(slug, 7)::int as n from products) p`);
    await tx.execute(sql`
      insert into price_tiers (product_id, currency, from_thousandths, unit_minor)
      select id, 'EUR', 10000, 100 + substr(slug, 7)::int from products`);
    await tx.execute(sql`select refresh_product_search(array(select id from products))`);
  });
  await database().execute(sql`analyze`);
}

describe('twenty thousand goods', () => {
  /** What the database plans for every statement of a use case, as the application, seeing what the public sees. */
  const plansOf = async (use: (tx: Tx) => Promise<unknown>): Promise<string> =>
    await inTransaction({ kind: 'public' }, async (tx) => {
      const plans: string[] = [];
      const { session } = tx as unknown as {
        session: { client: { query(...args: unknown[]): Promise<unknown> } };
      };
      const { client } = session;
      const query = client.query.bind(client);
      client.query = async (...args: unknown[]) => {
        const [asked, values] = args as [string | { text: string }, unknown[]];
        const statement = typeof asked === 'string' ? asked : asked.text;
        if (/^\s*(select|with)/i.test(statement) && !statement.includes('set_config')) {
          const explained = (await query(`explain ${statement}`, values)) as {
            rows: Record<string, string>[];
          };
          plans.push(...explained.rows.map((row) => row['QUERY PLAN'] ?? ''));
        }
        return await query(...args);
      };
      try {
        await use(tx);
      } finally {
        client.query = query as typeof client.query;
      }
      return plans.join('\n');
    });
  const search = (over: Partial<Search>) => (tx: Tx) =>
    searchProducts(tx, { portalId, locale: 'fr', currency: 'EUR', languages: ['fr', 'en'], ...over });

  it.each<[string, (tx: Tx) => Promise<unknown>]>([
    ['a list', (tx) => findProducts(tx, { portalId, locale: 'fr', currency: 'EUR' })],
    ['a list by price', search({ sort: 'price' })],
    ['a category by lead time', search({ facets: { category: 'home' }, sort: 'lead' })],
    ['frequent words', search({ words: 'article' })],
    ['rare words', search({ words: 'baobab' })],
    ['words everywhere', search({ words: 'mangue', portalId: undefined })],
    ['all goods everywhere', search({ portalId: undefined })],
    ['all goods everywhere by lead time', search({ portalId: undefined, sort: 'lead' })],
    ['a category everywhere', search({ portalId: undefined, facets: { category: 'home' } })],
    [
      'every facet everywhere',
      search({
        portalId: undefined,
        languages: locales,
        words: 'mangue séchée',
        facets: { category: 'home', origin: 'BF', incoterm: 'FOB', price: 50_000, lead: 30, month: 3 },
      }),
    ],
    ['a customs code', search({ words: '0804.30' })],
    ['words that nothing has together', search({ words: 'mangue baobab' })],
    ['a seller and a word', search({ words: 'mangue coopérative', portalId: undefined })],
    ['a slip of the pen', search({ words: 'baobob' })],
    ['facets', search({ facets: { origin: 'BF', incoterm: 'FOB', lead: 14 } })],
    ['facets with words by price', search({ words: 'mangue', facets: { origin: 'CM' }, sort: 'price' })],
    ['counts of categories', (tx) => tx.execute(categoryCountsQuery(portalId) as SQL)],
  ])('%s: no scan of a table of goods', async (_, use) => {
    const plans = await plansOf(use);
    expect(plans).toMatch(/Index/);
    expect(plans).not.toMatch(/Seq Scan on (products|product_texts|product_search|price_tiers)/);
  });

  it('are read page by page in every order, none twice and none left out', async () => {
    for (const sort of ['newest', 'price', 'lead', 'relevance'] as const) {
      const seen: string[] = [];
      let after: string | undefined;
      do {
        const page = await find({ words: 'mangue', sort, after, limit: 100 });
        seen.push(...page.products.map(({ id }) => id));
        after = page.next ?? undefined;
      } while (after);
      expect([sort, seen.length, new Set(seen).size]).toEqual([sort, 380, 380]);
    }
  });

  /** Reads on from a page to the end; `between` happens while its reader looks at it. */
  async function readThrough(
    over: Partial<Search>,
    between: (shown: string[]) => Promise<unknown>,
  ): Promise<string[]> {
    const first = await find({ ...over, limit: 24 });
    const seen = first.products.map(({ id }) => id);
    await between(seen);
    for (let after = first.next; after; ) {
      const page = await find({ ...over, limit: 24, after });
      expect(page.products).not.toEqual([]);
      seen.push(...page.products.map(({ id }) => id));
      after = page.next;
    }
    return seen;
  }
  const turn = (ids: readonly string[], state: string) =>
    database().execute(
      sql`update products set state = ${state} where id = any(${sql.param([...ids])}::uuid[])`,
    );
  const idsOf = async (where: SQL) =>
    (
      await database().execute<{ id: string }>(
        sql`select product_id as id from product_search s where ${where}`,
      )
    ).rows.map(({ id }) => id);
  const mangoes = sql`s.words @@ to_tsquery('french', 'mangue') and s.portal_id is not null`;

  it('are all shown once where some are taken off sale between two pages, in any order', async () => {
    const all = await idsOf(mangoes);
    for (const sort of ['price', 'lead', 'relevance'] as const) {
      const gone: string[] = [];
      const seen = await readThrough({ words: 'mangue', sort }, async (shown) => {
        gone.push(...shown.slice(0, 20));
        await turn(gone, 'paused');
      });
      await turn(gone, 'published');
      expect([sort, seen.length, new Set(seen).size]).toEqual([sort, all.length, all.length]);
    }
  });

  it('are all shown once where others come to match between two pages', async () => {
    const search = { words: 'mangue', facets: { origin: 'CM' }, sort: 'price' } as const;
    const before = await find({ ...search, limit: 100 });
    const named = (from: string, to: string) => sql`
      update product_texts set name = replace(name, ${from}, ${to})
      where product_id in (select id from products where slug ~ '^goods-19[0-9]*[1-9]$')`;
    const seen = await readThrough(search, () => database().execute(named('article', 'mangue')));
    await database().execute(named('mangue', 'article'));
    expect(before.next).not.toBeNull();
    expect(new Set(seen).size).toBe(seen.length);
    for (const { id } of before.products) expect(seen).toContain(id);
  });

  it('go on with older ones where the rest of those that were counted is gone', async () => {
    let gone: string[] = [];
    const all = await idsOf(mangoes);
    const seen = await readThrough({ words: 'mangue', sort: 'price' }, async (shown) => {
      const newest = await idsOf(sql`${mangoes} and s.serial > 16384`);
      gone = newest.filter((id) => !shown.includes(id));
      await turn(gone, 'paused');
    });
    await turn(gone, 'published');
    expect(gone.length).toBeGreaterThan(24);
    expect([seen.length, new Set(seen).size]).toEqual([all.length - gone.length, all.length - gone.length]);
  });

  it('that are similar go on where one comes to have all the words between two pages', async () => {
    const search = { words: 'mangue baobab', sort: 'price' } as const;
    const named = (name: string) => sql`
      update product_texts set name = ${name} where product_id = (select id from products where slug = 'goods-50')`;
    const seen = await readThrough(search, () => database().execute(named('mangue et baobab')));
    expect((await find(search)).by).toBe('words');
    await database().execute(named('mangue numéro 50'));
    expect([seen.length, new Set(seen).size]).toEqual([400, 400]);
  });

  it('begin at their beginning for an older address of ours, which said less', async () => {
    const first = await find({ words: 'mangue', sort: 'price' });
    const older = first.next?.replace(/^t/, '').replace(/-\d+/, '');
    expect((await find({ words: 'mangue', sort: 'price', after: older })).products).toEqual(first.products);
  });

  it('end where they end: what lies beyond is nothing, and not something similar', async () => {
    expect(await find({ words: 'baobab numéro', after: 't1' })).toMatchObject({ by: 'words', products: [] });
    expect(await find({ words: 'baobab mangue' })).toMatchObject({ by: 'similar' });
  });

  it('are listed from the cheapest over all of the market', async () => {
    const { products } = await find({ sort: 'price', limit: 3 });
    expect(products.map(({ price }) => price.minor)).toEqual([101, 102, 103]);
  });

  it('are counted up to five hundred only, by market too where all are searched', async () => {
    const { found, choices } = await find({ portalId: undefined, languages: locales });
    expect(found).toEqual({ count: 500, isMore: true });
    expect(choices?.market).toEqual([{ value: portalId, count: 500 }]);
    expect(choices?.incoterm.reduce((sum, { count }) => sum + count, 0)).toBe(500);
  });

  it('say whether their order is that of all or only of those found', async () => {
    const isWhole = async (over: Partial<Search>) => (await find(over)).isWhole;
    expect(await isWhole({ sort: 'price' })).toBe(true);
    expect(await isWhole({ words: 'baobab', sort: 'price' })).toBe(true);
    expect(await isWhole({ words: 'article', sort: 'price' })).toBe(false);
    expect(await isWhole({ portalId: undefined, sort: 'lead' })).toBe(false);
  });

  it('can be narrowed down by what those found have in common', async () => {
    const { found, choices } = await find({ words: 'baobab' });
    expect(found).toEqual({ count: 20, isMore: false });
    expect(choices?.origin.reduce((sum, { count }) => sum + count, 0)).toBe(20);
    const origin = choices?.origin[0];
    const narrower = await find({ words: 'baobab', facets: { origin: origin?.value ?? '' } });
    expect(narrower.found?.count).toBe(origin?.count);
  });
});

describe('a market', () => {
  it('finds anacarde for anakarde, and forgets what is taken off the list', async () => {
    const { productId } = await as(seller, (tx) => aProduct(tx, seller, { texts: text('Noix d’anacarde') }));
    expect(await find({ words: 'anakarde' })).toMatchObject({
      by: 'similar',
      products: [{ name: 'Noix d’anacarde' }],
    });
    await as(seller, (tx) => pauseProduct(tx, seller, productId));
    expect(await names({ words: 'anacarde' })).toEqual([]);
  });

  it('opens the synonyms its chamber wrote down, and only the chamber writes them', async () => {
    await as(seller, (tx) => aProduct(tx, seller, { texts: text('Beurre de karité') }));
    expect(await names({ words: 'shea' })).toEqual([]);
    const terms = ['karité', 'shea', 'beurre de karité'];
    expect(await as(seller, (tx) => addSynonyms(tx, seller, terms))).toMatchObject({ ok: false });
    const added = await as(registrar, (tx) => addSynonyms(tx, registrar, terms));
    expect(await names({ words: 'Shea' })).toEqual(['Beurre de karité']);
    expect(await names({ words: 'shea', portalId: undefined })).toEqual(['Beurre de karité']);
    expect(await as(registrar, (tx) => addSynonyms(tx, registrar, ['Karite', 'cé']))).toMatchObject({
      refusal: { code: 'term-taken' },
    });
    if (!added.ok) throw new Error(added.refusal.code);
    await as(registrar, (tx) => removeSynonyms(tx, registrar, added.value.synonymsId));
    expect(await names({ words: 'shea' })).toEqual([]);
  });
});

describe('a saved search', () => {
  const alertAt = (now: Date) => inTransaction({ kind: 'system' }, (tx) => alertSavedSearches(tx, now, null));
  const told = async () => (await as(buyer, (tx) => findNotices(tx, buyer.personId))).length;

  it('tells of goods published after it, once, and at most once a day, until it is deleted', async () => {
    const save = () => as(buyer, (tx) => saveSearch(tx, buyer, { market: 'wouri', query: 'q=moringa' }));
    expect(await save()).toMatchObject({ ok: true });
    expect(await save()).toMatchObject({ ok: true });
    const saved = await as(buyer, (tx) => findSavedSearches(tx, buyer.personId));
    expect(saved.map(({ query }) => query)).toEqual(['q=moringa']);
    const [noon, hour] = [Date.now(), 3600_000];
    await alertAt(new Date(noon));
    expect(await told()).toBe(0);
    await as(seller, (tx) => aProduct(tx, seller, { texts: text('Moringa en poudre') }));
    await alertAt(new Date(noon));
    await alertAt(new Date(noon));
    expect(await told()).toBe(1);
    await as(seller, (tx) => aProduct(tx, seller, { texts: text('Moringa en feuilles') }));
    await alertAt(new Date(noon + 2 * hour));
    expect(await told()).toBe(1);
    await alertAt(new Date(noon + 25 * hour));
    expect(await told()).toBe(2);
    await as(buyer, (tx) => deleteSavedSearch(tx, buyer, saved[0]?.id ?? ''));
    await as(seller, (tx) => aProduct(tx, seller, { texts: text('Moringa en huile') }));
    await alertAt(new Date(noon + 60 * hour));
    expect(await told()).toBe(2);
  });

  it('of all markets keeps its facets, and its letter leads back to it', async () => {
    await database().execute(sql`delete from pgboss.job where name = 'send-mail'`);
    const query = 'q=fonio&market=wouri&origin=CM&lead=30';
    const save = (asked: string) => as(buyer, (tx) => saveSearch(tx, buyer, { market: null, query: asked }));
    expect(await save(query)).toMatchObject({ ok: true });
    expect(await save(query)).toMatchObject({ ok: true });
    expect(await save('q=teff&market=nowhere')).toMatchObject({ ok: true });
    const saved = await as(buyer, (tx) => findSavedSearches(tx, buyer.personId));
    expect(saved.map((one) => [one.portal, one.query])).toEqual([
      [null, 'q=teff'],
      [null, query],
    ]);
    const before = await told();
    await as(seller, (tx) => aProduct(tx, seller, { texts: text('Fonio précuit'), leadTimeDays: 90 }));
    await alertAt(new Date());
    expect(await told()).toBe(before);
    await as(seller, (tx) => aProduct(tx, seller, { texts: text('Fonio complet'), leadTimeDays: 20 }));
    await alertAt(new Date());
    const notices = await as(buyer, (tx) => findNotices(tx, buyer.personId));
    expect(notices.map(({ path }) => path)).toContain(`/goods?${query}`);
    const letters = await database().execute<{ data: { path: string; facts: object } }>(
      sql`select data from pgboss.job where name = 'send-mail'`,
    );
    expect(letters.rows.map(({ data }) => [openPath(data.path), data.facts])).toEqual([
      [`/en/goods?${query}`, { search: 'fonio', chamber: 'Chamber of Commerce of Wouri' }],
    ]);
  });

  it('is not for those who do not buy', async () => {
    expect(
      await as(seller, (tx) => saveSearch(tx, seller, { market: 'wouri', query: 'q=miel' })),
    ).toMatchObject({ refusal: { code: 'not-allowed' } });
  });
});
