import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { and, eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditEntries } from '@/audit/schema';
import { database, type Tx } from '@/db/connection';
import { closeTestDatabase, testDatabase } from '@/db/testing/with-database';
import { inTransaction } from '@/db/transaction';
import { type Actor, scopeOf } from '@/members/actor';
import { organisations } from '@/members/schema';
import { anOrganisation, aPerson, aPortal } from '@/members/testing/a-member';
import { editProduct } from '../edit-product';
import { exportGoods } from '../export/export-goods';
import type { SellerScope } from '../export/goods-of-seller';
import { findProductsOf } from '../find-product';
import { findHistory } from '../find-versions';
import { productImports, productSearch, productStock, products } from '../schema';
import { aProduct, someFacts } from '../testing/a-product';
import { beginImport, withdrawImport } from './begin-import';
import { findImport, findImportFaults } from './find-imports';
import { mapColumns } from './map-columns';
import { forgetOldImports, keepFile, offerFile } from './offer-file';
import { runImport } from './run-import';

let seller: Actor;
let reviewedSeller: Actor;
let buyer: Actor;

const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => inTransaction(scopeOf(actor), work);

beforeAll(async () => {
  process.env.DATA_DIRECTORY = mkdtempSync(join(tmpdir(), 'goods-import-'));
  await testDatabase();
  await inTransaction({ kind: 'system' }, async (tx) => {
    const portal = await aPortal(tx, { slug: 'wouri' });
    const reviewing = await aPortal(tx, { slug: 'faso', reviewsProducts: true });
    const organisationId = (await anOrganisation(tx, { portalId: portal.id })).id;
    const elsewhere = (await anOrganisation(tx, { portalId: reviewing.id })).id;
    seller = await aPerson(tx, { portalId: portal.id, organisationId, roles: ['seller'] });
    buyer = await aPerson(tx, { portalId: portal.id, organisationId, roles: ['buyer'] });
    reviewedSeller = await aPerson(tx, {
      portalId: reviewing.id,
      organisationId: elsewhere,
      roles: ['seller'],
    });
  });
});
afterAll(closeTestDatabase);

const head =
  'SKU;Nom (fr);Description (fr);Catégorie;Code SH;Pays d’origine;Unité;MOQ;Prix EUR;Incoterm;Lieu convenu;Délai';
const line = (code: string, name = 'Mangue séchée', price = '12,50; 500: 11') =>
  `${code};${name};"Séchée au soleil; sans sucre";Fruits frais et séchés;0804.50;Cameroun;kg;100;"${price}";FCA;Douala;21`;
const csv = (...lines: string[]) => Buffer.from([head, ...lines].join('\r\n'));

async function offered(file: Uint8Array, actor = seller): Promise<string> {
  const kept = await keepFile(file, 'goods.csv');
  if (!kept.ok) throw new Error(kept.refusal.code);
  const offer = await as(actor, (tx) => offerFile(tx, actor, kept.value));
  if (!offer.ok) throw new Error(offer.refusal.code);
  return offer.value.importId;
}

const found = async (importId: string, actor = seller) =>
  (await as(actor, (tx) => findImport(tx, importId)))!;

/** Offers a file, takes the columns as proposed, and lets the job check it. */
async function checked(file: Uint8Array, actor = seller) {
  const importId = await offered(file, actor);
  const { mapping } = await found(importId, actor);
  const mapped = await as(actor, (tx) => mapColumns(tx, actor, { importId, mapping }));
  if (!mapped.ok) throw new Error(mapped.refusal.code);
  await runImport(importId);
  return await found(importId, actor);
}

async function applied(importId: string, actor = seller) {
  const begun = await as(actor, (tx) => beginImport(tx, actor, importId));
  if (!begun.ok) throw new Error(begun.refusal.code);
  await runImport(importId);
  return await found(importId, actor);
}

const goodsOf = (actor = seller) =>
  as(actor, (tx) => tx.select().from(products).where(eq(products.organisationId, actor.organisationId!)));
const faultsOf = (importId: string) => as(seller, (tx) => findImportFaults(tx, importId, 0, 100));

describe('a file of goods', () => {
  it('is written whole, as drafts under the seller’s own codes, each in the audit log', async () => {
    const file = csv(line('M-1'), line('M-2', '"Mangue ""Amélie"""'));
    const ready = await checked(file);
    expect(ready).toMatchObject({ state: 'ready', lineCount: 2, newCount: 2, faultCount: 0 });
    expect(await goodsOf()).toEqual([]);
    expect(await applied(ready.id)).toMatchObject({ state: 'done', newCount: 2, progress: 2 });
    const goods = await goodsOf();
    expect(
      goods.map(({ sellerCode, state, version, slug }) => ({ sellerCode, state, version, slug })),
    ).toEqual([
      { sellerCode: 'M-1', state: 'draft', version: 1, slug: 'mangue-sechee' },
      { sellerCode: 'M-2', state: 'draft', version: 1, slug: 'mangue-amelie' },
    ]);
    const entries = await inTransaction({ kind: 'system' }, (tx) =>
      tx
        .select()
        .from(auditEntries)
        .where(and(eq(auditEntries.action, 'product-created'), eq(auditEntries.subjectId, goods[0]!.id))),
    );
    expect(entries).toHaveLength(1);
  });

  it('does nothing when it comes a second time', async () => {
    const again = await checked(csv(line('M-1'), line('M-2', '"Mangue ""Amélie"""')));
    expect(again).toMatchObject({ state: 'ready', newCount: 0, changedCount: 0, unchangedCount: 2 });
    await applied(again.id);
    expect((await goodsOf()).map(({ version }) => version)).toEqual([1, 1]);
    expect(await runImport(again.id)).toBe('nothing-to-do');
  });

  it('is written without the characters that nobody sees, and says in which cells they stood', async () => {
    const ready = await checked(csv(line('X-1'), line('X-2', 'Mangue\u000bséchée\u0000')));
    expect(ready).toMatchObject({ state: 'ready', newCount: 2, faultCount: 0 });
    const told = [
      { line: 3, cell: 1, code: 'characters-left-out', found: 'Mangue\ufffdséchée\ufffd', column: 'name.fr' },
    ];
    expect(await faultsOf(ready.id)).toMatchObject(told);
    await applied(ready.id);
    expect(await faultsOf(ready.id)).toMatchObject(told);
    const [goods] = (await goodsOf()).filter(({ sellerCode }) => sellerCode === 'X-2');
    const [version] = await as(seller, (tx) => findHistory(tx, goods!.id));
    expect(version!.facts.texts.fr!.name).toBe('Mangue\nséchée');
  });

  it('is sent back for a code with such characters: goods are known by it', async () => {
    const faulty = await checked(csv(line('X-\u00003'), line('X-4\ufffe', 'Mangue\u000bséchée')));
    expect(faulty).toMatchObject({ state: 'faulty', faultCount: 2 });
    expect(await faultsOf(faulty.id)).toMatchObject([
      { line: 2, code: 'unreadable', found: 'X-\ufffd3', column: 'code' },
      { line: 3, code: 'unreadable', found: 'X-4\ufffd', column: 'code' },
    ]);
  });

  it('counts the stock of goods, never below what buyers were promised', async () => {
    const stocked = (kilograms: string) =>
      Buffer.from(`${head};En stock\r\n${line('S-1', 'Mangue en stock')};${kilograms}`);
    const keep = (kilograms: number) =>
      database().execute(sql`update product_stock set reserved_thousandths = ${kilograms * 1000}`);
    const stock = async () => {
      const rows = await as(seller, (tx) => tx.select().from(productStock));
      return rows.map((row) => [row.stockThousandths, row.reservedThousandths]);
    };
    await applied((await checked(stocked('300'))).id);
    await keep(120);
    expect(await stock()).toEqual([[300_000, 120_000]]);
    const tooFew = await checked(stocked('100'));
    expect((await faultsOf(tooFew.id)).map(({ code, column }) => [code, column])).toEqual([
      ['stock-below-reserved', 'stock'],
    ]);
    const enough = await checked(stocked('250'));
    await keep(251);
    expect(await applied(enough.id)).toMatchObject({ state: 'faulty' });
    await keep(250);
    expect(await applied((await checked(stocked('250'))).id)).toMatchObject({ changedCount: 1 });
    expect(await stock()).toEqual([[250_000, 250_000]]);
    await keep(0);
    expect(await checked(csv(line('S-1', 'Mangue en stock')))).toMatchObject({ unchangedCount: 1 });
  });

  it('makes a new version of what it says differently and leaves what it does not speak of', async () => {
    const file = Buffer.from('sku,price eur\nM-1,"13.00"\nM-2,"12.50; 500: 11.00"');
    const ready = await checked(file);
    expect(ready).toMatchObject({ state: 'ready', changedCount: 1, unchangedCount: 1 });
    await applied(ready.id);
    const changed = (await goodsOf()).find(({ sellerCode }) => sellerCode === 'M-1')!;
    expect(changed.version).toBe(2);
    const [now] = await as(seller, (tx) => findHistory(tx, changed.id));
    expect(now?.changes).toMatchObject([{ fact: 'prices', of: 'EUR' }]);
    expect(now?.facts.texts.fr?.name).toBe('Mangue séchée');
  });

  it('is refused whole for one fault, and every fault has its line, column and what stands there', async () => {
    const before = (await goodsOf()).length;
    const faulty = await checked(
      csv(
        line('M-7'),
        line('M-8', '=HYPERLINK("x")'.replaceAll('"', '')),
        line('M-9', 'Mangue', 'dix'),
        line('M-7'),
      ),
    );
    expect(faulty).toMatchObject({ state: 'faulty', faultCount: 3 });
    expect(
      (await faultsOf(faulty.id)).map(({ line, cell, code, found }) => ({ line, cell, code, found })),
    ).toEqual([
      { line: 3, cell: 1, code: 'formula', found: '=HYPERLINK(x)' },
      { line: 4, cell: 8, code: 'unreadable', found: 'dix' },
      { line: 5, cell: 0, code: 'code-twice', found: 'M-7' },
    ]);
    expect(await as(seller, (tx) => beginImport(tx, seller, faulty.id))).toMatchObject({
      ok: false,
      refusal: { code: 'import-not-ready' },
    });
    expect(await goodsOf()).toHaveLength(before);
  });

  it('goes back, and leaves nothing behind, when goods change between check and writing', async () => {
    const ready = await checked(csv(line('N-1'), line('M-1')));
    expect(ready.state).toBe('ready');
    const known = (await goodsOf()).find(({ sellerCode }) => sellerCode === 'M-1')!;
    await inTransaction({ kind: 'system' }, (tx) =>
      tx.update(products).set({ state: 'archived' }).where(eq(products.id, known.id)),
    );
    expect(await applied(ready.id)).toMatchObject({ state: 'faulty', faultCount: 1 });
    expect((await faultsOf(ready.id))[0]).toMatchObject({ line: 3, code: 'product-archived' });
    expect((await goodsOf()).some(({ sellerCode }) => sellerCode === 'N-1')).toBe(false);
  });

  it('waits, unwritten, when its organisation is registered as a seller no more', async () => {
    const { portalId } = seller;
    const idle = await inTransaction({ kind: 'system' }, async (tx) => {
      const { id: organisationId } = await anOrganisation(tx, { portalId: portalId! });
      return await aPerson(tx, { portalId, organisationId, roles: ['seller'] });
    });
    const { id } = await checked(csv(line('N-1')), idle);
    const register = (sells: boolean) =>
      database().update(organisations).set({ sells }).where(eq(organisations.id, idle.organisationId!));
    await as(idle, (tx) => beginImport(tx, idle, id));
    await register(false);
    expect(await runImport(id)).toBe('ready');
    expect(await goodsOf(idle)).toEqual([]);
    const begun = await as(idle, (tx) => beginImport(tx, idle, id));
    expect(begun).toMatchObject({ refusal: { code: 'not-registered-as-seller' } });
    await register(true);
    expect(await applied(id, idle)).toMatchObject({ state: 'done', newCount: 1 });
  });

  it('may be in Windows-1252, and is read with its accents', async () => {
    // 0x80 is the euro sign there
    const file = Buffer.from([head, line('W-1', 'Thé séché à 5 \u0080')].join('\n'), 'latin1');
    const ready = await checked(file);
    expect(ready).toMatchObject({ encoding: 'windows-1252', state: 'ready' });
    await applied(ready.id);
    const goods = await as(seller, (tx) => findProductsOf(tx, seller.organisationId!));
    expect(goods.find(({ sellerCode }) => sellerCode === 'W-1')?.texts[0]?.name).toBe('Thé séché à 5 €');
  });

  it('names the line on which a quotation begins that does not end', async () => {
    const broken = await checked(Buffer.from(`${head}\n${line('B-1')}\nB-2;"Mangue`));
    expect(await faultsOf(broken.id)).toMatchObject([{ line: 3, code: 'quotes-broken' }]);
  });

  it('remembers for the seller what their headings mean, and what they leave aside', async () => {
    const importId = await offered(Buffer.from('Nummer,Preis,Notiz\nM-2,9,intern'));
    expect((await found(importId)).mapping).toEqual([null, null, null]);
    const mapping = ['code', 'price.EUR', null];
    expect(
      await as(seller, (tx) => mapColumns(tx, seller, { importId, mapping: [null, 'code', 'code'] })),
    ).toMatchObject({
      ok: false,
      refusal: { code: 'column-twice' },
    });
    expect(
      await as(seller, (tx) => mapColumns(tx, seller, { importId, mapping: ['name.fr', null, null] })),
    ).toMatchObject({
      refusal: { code: 'code-not-mapped' },
    });
    expect((await as(seller, (tx) => mapColumns(tx, seller, { importId, mapping }))).ok).toBe(true);
    expect((await found(await offered(Buffer.from('Preis,nummer,NOTIZ\n8,M-2,x')))).mapping).toEqual([
      'price.EUR',
      'code',
      null,
    ]);
  });

  it('remembers of two columns that are called the same the one that was used', async () => {
    const importId = await offered(Buffer.from('Artikel;Artikel\nM-2;x'));
    const mapping = ['code', null];
    expect((await as(seller, (tx) => mapColumns(tx, seller, { importId, mapping }))).ok).toBe(true);
    expect((await found(await offered(Buffer.from('Artikel\nM-2')))).mapping).toEqual(['code']);
  });

  it('is refused where a spreadsheet has rounded long codes off', async () => {
    const faulty = await checked(csv(line('6,15E+12')));
    expect(await faultsOf(faulty.id)).toMatchObject([
      { line: 2, cell: 0, code: 'unreadable', found: '6,15E+12' },
    ]);
  });

  it('is refused where a spreadsheet has dropped the zeros of codes: all goods would be there twice', async () => {
    await applied((await checked(csv(line('00417')))).id);
    const faulty = await checked(csv(line('417'), line('418')));
    expect(await faultsOf(faulty.id)).toMatchObject([
      { line: 2, cell: 0, code: 'zeros-dropped', found: '417' },
    ]);
    expect((await checked(csv(line('00417'), line('0417')))).state).toBe('ready');
  });

  it('is the seller’s alone: neither buyers of the house nor other sellers touch it', async () => {
    const importId = await offered(csv(line('S-1')));
    const kept = await keepFile(csv(line('S-1')), 'goods.csv');
    if (!kept.ok) throw new Error(kept.refusal.code);
    expect(await as(buyer, (tx) => offerFile(tx, buyer, kept.value))).toMatchObject({
      refusal: { code: 'not-allowed' },
    });
    expect(await as(reviewedSeller, (tx) => findImport(tx, importId))).toBeNull();
    expect(await as(reviewedSeller, (tx) => withdrawImport(tx, reviewedSeller, importId))).toMatchObject({
      refusal: { code: 'import-unknown' },
    });
    expect((await as(seller, (tx) => withdrawImport(tx, seller, importId))).ok).toBe(true);
  });

  it('cannot be done without its lines counted, even by hand', async () => {
    const importId = await offered(csv(line('S-2')));
    const byHand = inTransaction({ kind: 'system' }, (tx) =>
      tx
        .update(productImports)
        .set({ state: 'done', doneAt: new Date() })
        .where(eq(productImports.id, importId)),
    );
    await expect(byHand).rejects.toThrow();
  });
});

describe('files that nothing came of', () => {
  const since = (importId: string, days: number) =>
    database().execute(
      sql`update product_imports set created_at = now() - make_interval(days => ${days}) where id = ${importId}`,
    );
  const mapped = async (code: string, actor: Actor) => {
    const importId = await offered(csv(line(code)), actor);
    const { mapping } = await found(importId, actor);
    await as(actor, (tx) => mapColumns(tx, actor, { importId, mapping }));
    return importId;
  };

  it('keep their seller from further ones for a day, and are forgotten after thirty', async () => {
    const { portalId } = seller;
    const unlucky = await inTransaction({ kind: 'system' }, async (tx) => {
      const { id: organisationId } = await anOrganisation(tx, { portalId: portalId! });
      return await aPerson(tx, { portalId, organisationId, roles: ['seller'] });
    });
    const stuck = [await mapped('F-1', unlucky), await mapped('F-2', unlucky), await mapped('F-3', unlucky)];
    await expect(offered(csv(line('F-4')), unlucky)).rejects.toThrow('too-many-imports');
    await since(stuck[0]!, 2);
    await offered(csv(line('F-4')), unlucky);
    await since(stuck[0]!, 31);
    await inTransaction({ kind: 'system' }, (tx) => forgetOldImports(tx));
    expect(await as(unlucky, (tx) => findImport(tx, stuck[0]!))).toBeNull();
  });
});

describe('goods on sale', () => {
  it('go back to a chamber that looks first when a file changes what they are, not when it changes their price', async () => {
    const { slug } = await as(reviewedSeller, (tx) => aProduct(tx, reviewedSeller));
    await inTransaction({ kind: 'system' }, (tx) =>
      tx.update(products).set({ state: 'published', publishedAt: new Date() }).where(eq(products.slug, slug)),
    );
    const price = await checked(Buffer.from(`code,price eur\n${slug},9.40`), reviewedSeller);
    await applied(price.id, reviewedSeller);
    expect((await goodsOf(reviewedSeller))[0]).toMatchObject({ state: 'published', version: 2 });
    const found = async (productId: string) =>
      (
        await inTransaction({ kind: 'public' }, (tx) =>
          tx.select().from(productSearch).where(eq(productSearch.productId, productId)),
        )
      )[0]?.portalId;
    const [known] = await goodsOf(reviewedSeller);
    expect(await found(known!.id)).toBe(reviewedSeller.portalId);
    const file = `code,region of origin,name (fr)\n${slug},Nord,Ananas du Nord`;
    await applied((await checked(Buffer.from(file), reviewedSeller)).id, reviewedSeller);
    expect((await goodsOf(reviewedSeller))[0]).toMatchObject({ state: 'in-review', originRegion: 'Nord' });
    expect(await found(known!.id)).toBeNull();
  });

  it('are found by what the file says of them now, and no version is made of lines that say nothing new', async () => {
    const changed = await as(seller, (tx) => aProduct(tx, seller));
    const same = await as(seller, (tx) => aProduct(tx, seller));
    const file = `code,name (fr),price eur\n${changed.slug},Gombo séché,"4.20; 1000: 4.00"\n${same.slug},Ananas séché,"9.50; 1000: 9.02"`;
    const ready = await checked(Buffer.from(file));
    expect(ready).toMatchObject({ state: 'ready', changedCount: 1, unchangedCount: 1 });
    await applied(ready.id);
    const goods = await as(seller, (tx) => findProductsOf(tx, seller.organisationId!));
    const found = (id: string) => goods.find((one) => one.id === id);
    expect(found(same.productId)?.version).toBe(1);
    expect(found(changed.productId)).toMatchObject({
      version: 2,
      prices: { EUR: [{ unitMinor: 420 }, { unitMinor: 400 }] },
    });
    expect(
      found(changed.productId)
        ?.texts.map(({ name }) => name)
        .toSorted(),
    ).toEqual(['Dried pineapple', 'Gombo séché']);
    const rows = await inTransaction({ kind: 'public' }, (tx) =>
      tx.select().from(productSearch).where(eq(productSearch.productId, changed.productId)),
    );
    expect(rows).toMatchObject([{ comparableMinor: 420, words: expect.stringContaining("'gombo'") }]);
  });

  it.each(['csv', 'xlsx'] as const)('come back from an export in %s unchanged', async (format) => {
    const created = await as(seller, (tx) =>
      aProduct(tx, seller, { originRegion: '=1+1', leadTimeDays: format === 'csv' ? 3 : 4 }),
    );
    const edited = await as(seller, (tx) =>
      editProduct(tx, seller, {
        productId: created.productId,
        version: 1,
        facts: someFacts({ incotermPlace: '@Douala; port' }),
      }),
    );
    expect(edited.ok).toBe(true);
    const file = await exportGoods(scopeOf(seller) as SellerScope, format, 'ar', 'Goods');
    const ready = await checked(await buffer(file));
    expect(await faultsOf(ready.id)).toEqual([]);
    expect(ready).toMatchObject({ state: 'ready', newCount: 0, changedCount: 0 });
    expect(ready.unchangedCount).toBeGreaterThan(0);
  });
});

describe('new goods', () => {
  it('gives goods whose names have no Latin letters an address of their kind', async () => {
    const ready = await checked(csv(line('D-1', 'تمر مجفف')), reviewedSeller);
    await applied(ready.id, reviewedSeller);
    const [goods] = (await goodsOf(reviewedSeller)).filter(({ sellerCode }) => sellerCode === 'D-1');
    expect(goods?.slug).toBe('fruit');
  });
});
