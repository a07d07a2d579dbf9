import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Tx } from '@/db/connection';
import { inTurn } from '@/db/in-turn';
import { closeTestDatabase, testDatabase } from '@/db/testing/with-database';
import { inTransaction } from '@/db/transaction';
import { type Actor, scopeOf } from '@/members/actor';
import { anOrganisation, aPerson, aPortal } from '@/members/testing/a-member';
import { productVariants } from '../schema';
import { aProduct } from '../testing/a-product';
import { replaceRows } from './replace-rows';

type Row = Partial<typeof productVariants.$inferInsert>;

let seller: Actor;
let neighbour: Actor;
let productId: string;

const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => inTransaction(scopeOf(actor), work);
const variant = (code: string, position: number, size = code): Row => ({
  ...{ productId, code, position, options: { size } },
  ...{ surcharges: { EUR: 50 }, minimumThousandths: null },
});
const replace = (before: readonly Row[], after: readonly Row[], actor = seller) =>
  as(actor, async (tx) => {
    const turns = inTurn(tx);
    await replaceRows(turns, productVariants, ['productId', 'code'], before, after);
    await turns.end();
  });
/** With the place where each lies, by which one that was written again is known. */
const variants = () =>
  as(seller, (tx) =>
    tx
      .select({ code: productVariants.code, options: productVariants.options, place: sql`ctid::text` })
      .from(productVariants)
      .where(eq(productVariants.productId, productId))
      .orderBy(productVariants.position),
  );

beforeAll(async () => {
  await testDatabase();
  [seller, neighbour] = await inTransaction({ kind: 'system' }, async (tx) => {
    const portalId = (await aPortal(tx)).id;
    const sellerOf = async () => {
      const organisationId = (await anOrganisation(tx, { portalId })).id;
      return await aPerson(tx, { portalId, organisationId, roles: ['seller'] });
    };
    return [await sellerOf(), await sellerOf()];
  });
});
afterAll(closeTestDatabase);

beforeEach(async () => {
  productId = (await as(seller, (tx) => aProduct(tx, seller))).productId;
  await replace([], [variant('S', 1), variant('M', 2), variant('L', 3)]);
});

describe('rows of goods', () => {
  it('are taken away, added and written in place, and none that says the same is touched', async () => {
    const [small] = await variants();
    await replace(
      [variant('S', 1), variant('M', 2), variant('L', 3)],
      [variant('S', 1), variant('L', 2, 'XL'), variant('X', 3)],
    );
    expect(await variants()).toMatchObject([
      small!,
      { code: 'L', options: { size: 'XL' } },
      { code: 'X', options: { size: 'X' } },
    ]);
  });

  it.each([
    ['taken away', () => []],
    ['changed', () => [variant('gone', 4, 'XL')]],
  ])('stay as they are where one to be %s is not there', async (_, after) => {
    const before = await variants();
    await expect(replace([variant('gone', 4)], [variant('X', 5), ...after()])).rejects.toThrow(
      'only 0 of 1 rows of product_variants that were to be written are there',
    );
    expect(await variants()).toEqual(before);
  });

  it('are their seller’s to write, although everybody sees them', async () => {
    const before = await variants();
    for (const after of [[], [variant('S', 1, 'XS')], [variant('S', 1), variant('X', 4)]])
      await expect(replace([variant('S', 1)], after, neighbour)).rejects.toThrow();
    expect(await variants()).toEqual(before);
  });
});
