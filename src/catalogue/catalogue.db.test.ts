import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Tx } from '@/db/connection';
import { closeTestDatabase, testDatabase } from '@/db/testing/with-database';
import { inTransaction } from '@/db/transaction';
import { type Actor, scopeOf } from '@/members/actor';
import { anOrganisation, aPerson, aPortal } from '@/members/testing/a-member';
import { archiveProduct } from './archive-product';
import { createProduct } from './create-product';
import { editProduct } from './edit-product';
import { findProduct, findProductById, findProductsOf, textOf } from './find-product';
import { countByCategory, findProducts } from './find-products';
import { pauseProduct } from './pause-product';
import { publishProduct } from './publish-product';
import { productVersions } from './schema';
import { searchProducts } from './search-products';
import { aProduct, someFacts } from './testing/a-product';

let portalId: string;
let portalSlug: string;
let seller: Actor;
let otherSeller: Actor;
let buyer: Actor;
let reviewedSeller: Actor;

const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => inTransaction(scopeOf(actor), work);
const asAnybody = <T>(work: (tx: Tx) => Promise<T>) => inTransaction({ kind: 'public' }, work);
const reader = { locale: 'fr', currency: 'EUR' };
const text = (fr: string, en: string) => ({
  fr: { name: fr, description: `${fr} de la coopérative.`, translation: 'original' as const },
  en: { name: en, description: `${en} from the cooperative.`, translation: 'human' as const },
});

beforeAll(async () => {
  await testDatabase();
  await inTransaction({ kind: 'system' }, async (tx) => {
    const portal = await aPortal(tx, { slug: 'wouri' });
    const reviewing = await aPortal(tx, { slug: 'faso', reviewsProducts: true });
    [portalId, portalSlug] = [portal.id, portal.slug];
    const cooperative = await anOrganisation(tx, { portalId });
    const company = await anOrganisation(tx, { portalId });
    const elsewhere = await anOrganisation(tx, { portalId: reviewing.id });
    seller = await aPerson(tx, { portalId, organisationId: cooperative.id, roles: ['seller'] });
    buyer = await aPerson(tx, { portalId, organisationId: cooperative.id, roles: ['buyer'] });
    otherSeller = await aPerson(tx, { portalId, organisationId: company.id, roles: ['seller'] });
    reviewedSeller = await aPerson(tx, {
      portalId: reviewing.id,
      organisationId: elsewhere.id,
      roles: ['seller'],
    });
  });
  await as(seller, async (tx) => {
    await aProduct(tx, seller);
    await aProduct(tx, seller, {
      category: 'spices',
      texts: text('Poivre blanc de Penja', 'Penja white pepper'),
    });
    await aProduct(tx, seller, { category: 'fruit', texts: text('Mangues séchées', 'Dried mango') });
  });
  await as(otherSeller, (tx) =>
    aProduct(tx, otherSeller, { category: 'coffee-cocoa', texts: { fr: text('Café arabica lavé', '').fr } }),
  );
});
afterAll(closeTestDatabase);

describe('a seller’s product', () => {
  it('is a draft that nobody else sees until it is published', async () => {
    const { productId, slug } = await as(otherSeller, (tx) =>
      aProduct(tx, otherSeller, {}, { published: false }),
    );
    expect(await asAnybody((tx) => findProduct(tx, portalSlug, slug))).toBeNull();
    expect(await as(seller, (tx) => findProductById(tx, productId))).toBeNull();
    expect(await as(otherSeller, (tx) => findProductById(tx, productId))).toMatchObject({ state: 'draft' });
    const listed = await asAnybody((tx) => findProducts(tx, { portalId, ...reader }));
    expect(listed.products.map((product) => product.id)).not.toContain(productId);
  });

  it('is written by sellers only, and by those of its own organisation only', async () => {
    expect(await as(buyer, (tx) => createProduct(tx, buyer, someFacts()))).toMatchObject({
      refusal: { code: 'not-allowed' },
    });
    const { productId } = await as(seller, (tx) => aProduct(tx, seller));
    const foreign = await as(otherSeller, (tx) =>
      editProduct(tx, otherSeller, { productId, version: 1, facts: someFacts({ leadTimeDays: 1 }) }),
    );
    expect(foreign.ok).toBe(false);
    expect(await as(seller, (tx) => findProductById(tx, productId))).toMatchObject({
      version: 1,
      leadTimeDays: 21,
    });
    await as(seller, (tx) => archiveProduct(tx, seller, productId));
  });

  it('keeps every version, and refuses an edit made on an older one', async () => {
    const { productId } = await as(seller, (tx) => aProduct(tx, seller, {}, { published: false }));
    const edit = (version: number, leadTimeDays: number) =>
      as(seller, (tx) => editProduct(tx, seller, { productId, version, facts: someFacts({ leadTimeDays }) }));
    expect(await edit(1, 30)).toEqual({ ok: true, value: { version: 2, state: 'draft' } });
    expect(await edit(1, 40)).toMatchObject({ refusal: { code: 'product-changed-meanwhile' } });
    const versions = await as(seller, (tx) => tx.select().from(productVersions));
    const ours = versions.filter((version) => version.productId === productId);
    expect(ours.map(({ version, snapshot }) => [version, snapshot.leadTimeDays])).toEqual([
      [1, 21],
      [2, 30],
    ]);
    await expect(as(seller, (tx) => tx.delete(productVersions))).rejects.toThrow();
  });

  it('can rest and come back, but not come back from the archive', async () => {
    const { productId, slug } = await as(seller, (tx) => aProduct(tx, seller));
    const move = (use: typeof publishProduct) => as(seller, (tx) => use(tx, seller, productId));
    expect(await move(pauseProduct)).toMatchObject({ ok: true });
    expect(await asAnybody((tx) => findProduct(tx, portalSlug, slug))).toMatchObject({ state: 'paused' });
    expect(await move(publishProduct)).toMatchObject({ value: { state: 'published' } });
    expect(await move(archiveProduct)).toMatchObject({ ok: true });
    expect(await move(publishProduct)).toMatchObject({ refusal: { code: 'product-cannot-move' } });
  });

  it('goes to the chamber first where the chamber looks at new goods', async () => {
    const { productId } = await as(reviewedSeller, (tx) =>
      aProduct(tx, reviewedSeller, {}, { published: false }),
    );
    const moved = await as(reviewedSeller, (tx) => publishProduct(tx, reviewedSeller, productId));
    expect(moved).toMatchObject({ value: { state: 'in-review' } });
    const again = await as(reviewedSeller, (tx) => publishProduct(tx, reviewedSeller, productId));
    expect(again).toMatchObject({ refusal: { code: 'product-cannot-move' } });
  });

  it('gets an address of its own when two have the same name', async () => {
    const slugs = await as(seller, async (tx) => {
      const facts = { texts: text('Gingembre', 'Ginger') };
      return [
        await aProduct(tx, seller, facts, { published: false }),
        await aProduct(tx, seller, facts, { published: false }),
      ];
    });
    expect(slugs.map(({ slug }) => slug)).toEqual(['ginger', 'ginger-2']);
  });

  it('is listed with every state to its own organisation', async () => {
    const own = await as(seller, (tx) => findProductsOf(tx, seller.organisationId ?? ''));
    expect(new Set(own.map((product) => product.state))).toEqual(new Set(['draft', 'published', 'archived']));
    expect(own.every((product) => product.prices.EUR?.length === 2)).toBe(true);
  });

  it('has an address in Latin letters, whatever its seller writes', async () => {
    const named = async (name: string, over = {}) => {
      const texts = { ar: { name, description: name, translation: 'original' as const }, ...over };
      return (
        await as(otherSeller, (tx) =>
          aProduct(tx, otherSeller, { texts, category: 'spices' }, { published: false }),
        )
      ).slug;
    };
    expect(await named('زنجبيل', { en: text('', 'Root ginger').en })).toBe('root-ginger');
    expect([await named('زنجبيل'), await named('فلفل أبيض 5')]).toEqual(['spices', 'spices-2']);
  });

  it('is listed page by page, none twice and none left out', async () => {
    const organisationId = seller.organisationId ?? '';
    const whole = await as(seller, (tx) => findProductsOf(tx, organisationId));
    const seen: string[] = [];
    for (let after: string | undefined; ; after = seen.at(-1)) {
      const page = await as(seller, (tx) => findProductsOf(tx, organisationId, { after, limit: 2 }));
      seen.push(...page.map(({ slug }) => slug));
      if (page.length < 2) break;
    }
    expect(seen).toEqual(whole.map(({ slug }) => slug));
  });

  it('is found by its name in any language, accents and case folded, and by nothing that is no word of it', async () => {
    const found = async (words: string) =>
      (await as(seller, (tx) => findProductsOf(tx, seller.organisationId ?? '', { words }))).map(
        ({ slug }) => slug,
      );
    expect(await found('gingEMBRE')).toEqual(['ginger', 'ginger-2']);
    expect(await found('GINGER')).toEqual(['ginger', 'ginger-2']);
    expect(await found('g%r')).toEqual([]);
    expect(await found('gin\0ger')).toEqual(['ginger', 'ginger-2']);
  });
});

describe('the catalogue of a market', () => {
  it('is read in pages that neither skip nor repeat', async () => {
    const whole = await asAnybody((tx) => findProducts(tx, { portalId, ...reader }));
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await asAnybody((tx) => findProducts(tx, { portalId, ...reader, limit: 1, after }));
      seen.push(...page.products.map((product) => product.id));
      after = page.next ?? undefined;
    } while (after);
    expect(seen).toEqual(whole.products.map((product) => product.id));
    expect(seen.length).toBeGreaterThanOrEqual(4);
  });

  it('shows the first page for a cursor that was made up', async () => {
    for (const after of ["1-';drop table products", `1${'-'.repeat(37)}`]) {
      const page = await asAnybody((tx) => findProducts(tx, { portalId, ...reader, after }));
      expect(page.products.length).toBeGreaterThan(0);
    }
  });

  it('speaks the reader’s language where the seller does, and the seller’s otherwise', async () => {
    const english = await asAnybody((tx) => findProducts(tx, { portalId, locale: 'en', currency: 'EUR' }));
    const names = english.products.map(({ name, nameLocale }) => `${nameLocale}:${name}`);
    expect(names).toContain('en:Penja white pepper');
    expect(names).toContain('fr:Café arabica lavé');
  });

  it('shows the list price, which is that of the minimum order', async () => {
    const { products } = await asAnybody((tx) => findProducts(tx, { portalId, ...reader, currency: 'XAF' }));
    expect(products.every((product) => product.price.currency === 'EUR' && product.price.minor === 950)).toBe(
      true,
    );
  });

  it('counts what is on sale by category', async () => {
    const counts = await asAnybody((tx) => countByCategory(tx, portalId));
    expect(counts).toEqual([
      { category: 'fruit', products: 2, isMore: false },
      { category: 'coffee-cocoa', products: 1, isMore: false },
      { category: 'spices', products: 1, isMore: false },
    ]);
  });

  it('gives a product in full with the text the reader understands best', async () => {
    const product = await asAnybody((tx) => findProduct(tx, portalSlug, 'penja-white-pepper'));
    expect(product && textOf(product, 'en').name).toBe('Penja white pepper');
    expect(product && textOf(product, 'ar').name).toBe('Poivre blanc de Penja');
    expect(product?.prices.EUR).toEqual([
      { fromThousandths: 200_000, unitMinor: 950 },
      { fromThousandths: 1_000_000, unitMinor: 902 },
    ]);
  });
});

describe('searching', () => {
  const find = async (words: string, locale = 'fr') => {
    const languages = ['fr', 'en'];
    const result = await asAnybody((tx) =>
      searchProducts(tx, { portalId, locale, currency: 'EUR', languages, words }),
    );
    return { by: result.by, names: result.products.map((product) => product.name) };
  };

  it('bends words as the language does and does not mind accents', async () => {
    for (const words of ['mangues séchées', 'mangue sechee', 'MANGUE']) {
      expect((await find(words)).names).toContain('Mangues séchées');
    }
    expect(await find('mangoes', 'en')).toEqual({ by: 'words', names: ['Dried mango'] });
    expect((await find('dried', 'en')).names.toSorted()).toEqual(['Dried mango', 'Dried pineapple']);
  });

  it('finds words of the market’s other language, and answers in the reader’s', async () => {
    expect(await find('pepper')).toEqual({ by: 'words', names: ['Poivre blanc de Penja'] });
  });

  it('takes what looks alike when nothing has the words', async () => {
    expect(await find('pinaple', 'en')).toEqual({ by: 'similar', names: ['Dried pineapple'] });
    expect(await find('poivr')).toMatchObject({ names: ['Poivre blanc de Penja'] });
  });

  it('finds nothing for nonsense, and survives hostile input', async () => {
    for (const words of [
      'xqzw',
      "'; drop table products; --",
      '\\',
      '"',
      '%_%',
      '!!! & | <->',
      'a'.repeat(5000),
    ]) {
      expect((await find(words)).names).toEqual([]);
    }
  });
});
