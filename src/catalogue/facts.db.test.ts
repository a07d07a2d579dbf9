import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Tx } from '@/db/connection';
import { closeTestDatabase, testDatabase } from '@/db/testing/with-database';
import { inTransaction } from '@/db/transaction';
import { type Actor, scopeOf } from '@/members/actor';
import { producers } from '@/members/schema';
import { anOrganisation, aPerson, aPortal } from '@/members/testing/a-member';
import { createProduct } from './create-product';
import { editProduct } from './edit-product';
import { findPlots, findProductById } from './find-product';
import { findHistory, findVersion } from './find-versions';
import { publishProduct } from './publish-product';
import { products, productVersions } from './schema';
import { aProduct, someFacts } from './testing/a-product';

let seller: Actor;
let buyer: Actor;
let foreignMakerId: string;

const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => inTransaction(scopeOf(actor), work);
const asAnybody = <T>(work: (tx: Tx) => Promise<T>) => inTransaction({ kind: 'public' }, work);
const variants = [
  { code: 'S-NAT', options: { size: 'S', colour: 'natural' } },
  {
    code: 'L-IND',
    options: { size: 'L', colour: 'indigo' },
    surcharges: { EUR: 150 },
    stockThousandths: 300_000,
  },
];
const plot = {
  name: 'Parcelle 1',
  points: [[9.786072, 4.061536]] as [number, number][],
  areaSquareMetres: 12_000,
};
const coffee = { category: 'coffee-cocoa', hsCode: '090111' } as const;

beforeAll(async () => {
  await testDatabase();
  await inTransaction({ kind: 'system' }, async (tx) => {
    const { id: portalId } = await aPortal(tx, { slug: 'wouri' });
    const cooperative = await anOrganisation(tx, { portalId });
    const other = await anOrganisation(tx, { portalId });
    seller = await aPerson(tx, { portalId, organisationId: cooperative.id, roles: ['seller'] });
    buyer = await aPerson(tx, { portalId, organisationId: other.id, roles: ['buyer'] });
    const [maker] = await tx
      .insert(producers)
      .values({
        organisationId: other.id,
        slug: 'awa',
        name: 'Awa',
        place: 'Bafia',
        story: { en: 'Weaves.' },
        isWoman: true,
      })
      .returning({ id: producers.id });
    foreignMakerId = maker!.id;
  });
});
afterAll(closeTestDatabase);

describe('what is written down about goods', () => {
  it('comes back whole: variants in order, package, sample, harvest', async () => {
    const { productId } = await as(seller, (tx) =>
      aProduct(tx, seller, {
        variants,
        package: { thousandths: 10_000, netGrams: 10_000, grossGrams: 10_600 },
        sample: { thousandths: 500, currency: 'EUR', minor: 0, terms: { en: 'Carriage at your cost.' } },
      }),
    );
    expect(await asAnybody((tx) => findProductById(tx, productId))).toMatchObject({
      packageNetGrams: 10_000,
      packageGrossGrams: 10_600,
      sampleThousandths: 500,
      sampleMinor: 0,
      sampleTerms: { en: 'Carriage at your cost.' },
      variants: [
        { code: 'S-NAT', surcharges: {}, stockThousandths: null },
        { code: 'L-IND', surcharges: { EUR: 150 }, stockThousandths: 300_000 },
      ],
    });
  });

  it('shows the street that there are plots, and members where', async () => {
    const { productId } = await as(seller, (tx) =>
      aProduct(tx, seller, {
        ...coffee,
        plots: [plot],
        harvest: { from: '2026-10-01', until: '2026-11-15' },
      }),
    );
    expect(await asAnybody((tx) => findProductById(tx, productId))).toMatchObject({
      plotCount: 1,
      plotSquareMetres: 12_000,
      harvestedFrom: '2026-10-01',
    });
    expect(await asAnybody((tx) => findPlots(tx, productId))).toEqual([]);
    expect(await as(buyer, (tx) => findPlots(tx, productId))).toEqual([plot]);
  });

  it('must name plots and harvest before coffee is shown, and keep them while it is', async () => {
    const { productId } = await as(seller, (tx) => aProduct(tx, seller, coffee, { published: false }));
    const publish = () => as(seller, (tx) => publishProduct(tx, seller, productId));
    const edit = (version: number, over: object) =>
      as(seller, (tx) =>
        editProduct(tx, seller, { productId, version, facts: someFacts({ ...coffee, ...over }) }),
      );
    expect(await publish()).toMatchObject({
      refusal: { code: 'product-incomplete', detail: { missing: 'plots-missing' } },
    });
    await edit(1, { plots: [plot] });
    expect(await publish()).toMatchObject({ refusal: { detail: { missing: 'harvest-missing' } } });
    const harvest = { from: '2026-10-01', until: '2026-11-15' };
    await edit(2, { plots: [plot], harvest });
    expect(await publish()).toMatchObject({ value: { state: 'published' } });
    expect(await edit(3, { harvest })).toMatchObject({ refusal: { code: 'product-incomplete' } });
  });

  it('names makers of one’s own cooperative only', async () => {
    const created = await as(seller, (tx) =>
      createProduct(tx, seller, someFacts({ producerId: foreignMakerId })),
    );
    expect(created).toMatchObject({ refusal: { code: 'producer-unknown' } });
  });

  it('is checked by the books too', async () => {
    const { productId } = await as(seller, (tx) => aProduct(tx, seller));
    const [row] = await as(seller, (tx) => tx.select().from(products).limit(1));
    expect(row).toBeDefined();
    for (const nonsense of [
      { packageThousandths: 1, packageNetGrams: 2, packageGrossGrams: 1 },
      { sampleThousandths: 1 },
      { harvestedFrom: '2026-02-01', harvestedUntil: '2026-01-01' },
      { state: 'in-review', submittedAt: null },
    ] as const)
      await expect(
        as(seller, (tx) => tx.update(products).set(nonsense)),
        JSON.stringify(nonsense),
      ).rejects.toThrow();
    expect(await as(seller, (tx) => findProductById(tx, productId))).toMatchObject({ state: 'published' });
  });
});

describe('the history of goods', () => {
  it('tells who changed what and when, newest first', async () => {
    const { productId } = await as(seller, (tx) => aProduct(tx, seller));
    await as(seller, (tx) =>
      editProduct(tx, seller, { productId, version: 1, facts: someFacts({ leadTimeDays: 30, variants }) }),
    );
    const history = await as(seller, (tx) => findHistory(tx, productId));
    expect(history.map(({ version, changedByName }) => [version, changedByName])).toEqual([
      [2, seller.name],
      [1, seller.name],
    ]);
    expect(history[0]?.changes).toMatchObject([
      { fact: 'variants', of: 'S-NAT', before: null },
      { fact: 'variants', of: 'L-IND', before: null },
      { fact: 'leadTimeDays', before: 21, after: 30 },
    ]);
  });

  it('goes on before the oldest version that was shown, however many there are', async () => {
    const { productId } = await as(seller, (tx) => aProduct(tx, seller));
    for (const version of [1, 2, 3])
      await as(seller, (tx) =>
        editProduct(tx, seller, { productId, version, facts: someFacts({ leadTimeDays: 30 + version }) }),
      );
    const versions = async (before?: number) =>
      (await as(seller, (tx) => findHistory(tx, productId, { before, most: 2 }))).map((one) => [
        one.version,
        one.changes.length,
      ]);
    expect(await versions()).toEqual([
      [4, 1],
      [3, 1],
    ]);
    expect(await versions(3)).toEqual([
      [2, 1],
      [1, 0],
    ]);
  });

  it('is the seller’s own: neither the street nor other members read earlier versions', async () => {
    const { productId } = await as(seller, (tx) => aProduct(tx, seller));
    expect(await as(seller, (tx) => findVersion(tx, productId, 1))).not.toBeNull();
    expect(await as(buyer, (tx) => findVersion(tx, productId, 1))).toBeNull();
    expect(await asAnybody((tx) => tx.select().from(productVersions))).toEqual([]);
  });
});
