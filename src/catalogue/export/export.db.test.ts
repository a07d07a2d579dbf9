import { text } from 'node:stream/consumers';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { closeTestDatabase, testDatabase } from '@/db/testing/with-database';
import { inTransaction } from '@/db/transaction';
import { type Actor, scopeOf } from '@/members/actor';
import { anOrganisation, aPerson, aPortal } from '@/members/testing/a-member';
import { archiveProduct } from '../archive-product';
import { editProduct } from '../edit-product';
import type { ProductFactsInput } from '../product-facts';
import { products } from '../schema';
import { aProduct, someFacts } from '../testing/a-product';
import { catalogueOf } from './catalogue-document';
import { exportGoods } from './export-goods';
import { listGoods, readGoods, type SellerScope } from './goods-of-seller';

let portalId: string;
let seller: Actor;
let scope: SellerScope;

beforeAll(async () => {
  await testDatabase();
  portalId = (await inTransaction({ kind: 'system' }, (tx) => aPortal(tx, { slug: 'wouri' }))).id;
});
beforeEach(async () => {
  seller = await inTransaction({ kind: 'system' }, async (tx) => {
    const organisationId = (await anOrganisation(tx, { portalId })).id;
    return await aPerson(tx, { portalId, organisationId, roles: ['seller'] });
  });
  scope = scopeOf(seller) as SellerScope;
});
afterAll(closeTestDatabase);

const offer = async (over: Partial<ProductFactsInput> = {}, options?: { published: boolean }) =>
  (await inTransaction(scope, (tx) => aProduct(tx, seller, over, options))).productId;
const called = (productId: string, sellerCode: string) =>
  inTransaction(scope, (tx) => tx.update(products).set({ sellerCode }).where(eq(products.id, productId)));
const list = (which: 'all' | 'on-sale' = 'all') =>
  inTransaction(scope, (tx) => listGoods(tx, scope.organisationId, which));
const namesOf = async (goods: AsyncIterable<{ readonly facts: ProductFactsInput }>) => {
  const names: (string | undefined)[] = [];
  for await (const { facts } of goods) names.push(facts.texts.fr?.name);
  return names;
};
const named = (name: string) => ({
  texts: { fr: { name, description: 'Séché au soleil.', translation: 'original' as const } },
});
const nobody = { producerNames: new Map() };

describe('the goods of a seller', () => {
  it('are all but those put away, in the order they were written down; to buyers’ systems, those on sale', async () => {
    const shown = await offer();
    const draft = await offer({}, { published: false });
    const away = await offer();
    await inTransaction(scope, (tx) => archiveProduct(tx, seller, away));
    expect((await list()).map(({ productId }) => productId)).toEqual([shown, draft]);
    expect((await list('on-sale')).map(({ productId }) => productId)).toEqual([shown]);
  });

  it('go by the seller’s code, else by their address, else, where that is the code of others, by their id', async () => {
    const [one, two, three] = [await offer(named('Mangue')), await offer(named('Papaye')), await offer()];
    const address = (await list())[1]!.code;
    await called(one, 'M-1');
    expect(address).toMatch(/^papaye/);
    expect((await list()).map(({ code }) => code).slice(0, 2)).toEqual(['M-1', address]);
    await called(three, address);
    expect((await list()).map(({ code }) => code)).toEqual(['M-1', two, address]);
    // by its code a file finds goods that were put away too
    await inTransaction(scope, (tx) => archiveProduct(tx, seller, three));
    expect((await list()).map(({ code }) => code)).toEqual(['M-1', two]);
  });

  it('are read part by part, none left out and none twice', async () => {
    const all = ['Mangue', 'Papaye', 'Ananas', 'Banane', 'Gombo'];
    for (const name of all) await offer(named(name));
    const listed = await list();
    for (const atATime of [1, 2, 5, 6])
      expect(await namesOf(readGoods(scope, listed, nobody, atATime))).toEqual(all);
  });

  it('are those of one moment, whatever their seller changes while the file is on its way', async () => {
    const productId = await offer(named('Mangue'));
    await offer(named('Papaye'));
    const goods = readGoods(scope, await list(), nobody, 1);
    const edited = await inTransaction(scope, (tx) =>
      editProduct(tx, seller, { productId, version: 1, facts: someFacts(named('Mangue verte')) }),
    );
    expect(edited.ok).toBe(true);
    await offer(named('Gombo'));
    expect(await namesOf(goods)).toEqual(['Mangue', 'Papaye']);
  });

  it('are nobody else’s to read', async () => {
    await offer();
    const listed = await list();
    const other = await inTransaction({ kind: 'system' }, async (tx) => {
      const organisationId = (await anOrganisation(tx, { portalId })).id;
      return await aPerson(tx, { portalId, organisationId, roles: ['seller'] });
    });
    await expect(namesOf(readGoods(scopeOf(other) as SellerScope, listed, nobody))).rejects.toThrow(
      'not to be seen',
    );
  });
});

describe('a file of goods', () => {
  it('has columns for every language and currency of the market, and those its goods have beyond it', async () => {
    await offer({
      packaging: { es: 'Caja' },
      sample: { thousandths: 500, currency: 'EUR', minor: 0, terms: { pt: 'Grátis' } },
    });
    await offer({ prices: [{ currency: 'TND', tiers: [{ fromThousandths: 200_000, unitMinor: 9500 }] }] });
    const [head] = (await text(await exportGoods(scope, 'csv', 'en', 'Goods'))).split('\r\n');
    expect(head).toContain('Packaging (es)');
    expect(head).toContain('Sample terms (pt)');
    expect(head).toContain('Price (TND)');
    expect(head).not.toContain('(ar)');
  });
});

describe('a catalogue for a buyer’s system', () => {
  it('says at its beginning how many lines come: one for each variant', async () => {
    await offer();
    await offer({
      variants: [
        { code: 'S', options: { size: '250 g' } },
        { code: 'L', options: { size: '1 kg' } },
      ],
    });
    const catalogue = (await catalogueOf(scope, new Date()))!;
    expect(catalogue.lineCount).toBe(3);
    const variants: (string | undefined)[] = [];
    for await (const { variant } of catalogue.lines) variants.push(variant?.code);
    expect(variants).toEqual([undefined, 'S', 'L']);
  });

  it('is none while nothing is on sale', async () => {
    await offer({}, { published: false });
    expect(await catalogueOf(scope, new Date())).toBeNull();
  });
});
