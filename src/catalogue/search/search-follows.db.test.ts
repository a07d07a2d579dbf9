import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { database, type Tx } from '@/db/connection';
import { closeTestDatabase, testDatabase } from '@/db/testing/with-database';
import { inTransaction } from '@/db/transaction';
import { type Actor, scopeOf } from '@/members/actor';
import { anOrganisation, aPerson, aPortal } from '@/members/testing/a-member';
import { editProduct } from '../edit-product';
import type { ProductFactsInput } from '../product-facts';
import { priceTiers, productSearch, products } from '../schema';
import { aProduct, someFacts } from '../testing/a-product';

let seller: Actor;
let productId: string;
let version: number;

const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => inTransaction(scopeOf(actor), work);
const row = async (tx: Tx | ReturnType<typeof database> = database()) =>
  (await tx.select().from(productSearch).where(eq(productSearch.productId, productId)))[0];
/** How often the row of the search has been written since the beginning of the test. */
const writes = async () =>
  Number((await database().execute<{ n: string }>(sql`select count(*) as n from search_writes`)).rows[0]?.n);

async function edit(over: Partial<ProductFactsInput>): Promise<void> {
  const edited = await as(seller, (tx) =>
    editProduct(tx, seller, { productId, version, facts: someFacts(over) }),
  );
  if (!edited.ok) throw new Error(edited.refusal.code);
  version = edited.value.version;
}

beforeAll(async () => {
  await testDatabase();
  await database().execute(sql`create table search_writes (product_id uuid)`);
  await database().execute(sql`
    create function search_written() returns trigger language plpgsql security definer as
    $$ begin insert into search_writes values (new.product_id); return null; end $$`);
  await database().execute(
    sql`create trigger counted after insert or update on product_search for each row execute function search_written()`,
  );
  seller = await inTransaction({ kind: 'system' }, async (tx) => {
    const portalId = (await aPortal(tx, { slug: 'wouri' })).id;
    const organisationId = (await anOrganisation(tx, { portalId })).id;
    return await aPerson(tx, { portalId, organisationId, roles: ['seller'] });
  });
});
afterAll(closeTestDatabase);

beforeEach(async () => {
  productId = (await as(seller, (tx) => aProduct(tx, seller))).productId;
  version = 1;
  await database().execute(sql`truncate search_writes`);
});

describe('the search', () => {
  it('follows an edit of everything once, however many statements it took', async () => {
    await edit({
      leadTimeDays: 3,
      texts: { fr: { name: 'Gombo', description: 'Gombo séché', translation: 'original' } },
      prices: [{ currency: 'EUR', tiers: [{ fromThousandths: 200_000, unitMinor: 123 }] }],
    });
    expect(await writes()).toBe(1);
    const { words, comparableMinor, leadTimeDays } = (await row())!;
    expect([words.includes("'gombo'"), comparableMinor, leadTimeDays]).toEqual([true, 123, 3]);
  });

  it('leaves nothing waiting beside the index when the goods are seen', async () => {
    await edit({ texts: { fr: { name: 'Njansang', description: 'Graines', translation: 'original' } } });
    const { rows } = await database().execute(sql`select gin_clean_pending_list('search_inverted') as pages`);
    expect(rows).toEqual([{ pages: '0' }]);
  });

  it('is not written for what it does not show, nor for goods that are not on sale', async () => {
    await edit({ packaging: { fr: 'Sacs de jute' }, shelfLifeDays: 200 });
    const draft = await as(seller, (tx) => aProduct(tx, seller, {}, { published: false }));
    await as(seller, (tx) =>
      tx.update(products).set({ leadTimeDays: 9 }).where(eq(products.id, draft.productId)),
    );
    expect(await writes()).toBe(0);
  });

  it('follows at the end of the transaction, or where it is told to', async () => {
    await as(seller, async (tx) => {
      await tx.update(priceTiers).set({ unitMinor: 700 }).where(eq(priceTiers.productId, productId));
      expect((await row(tx))?.comparableMinor).toBe(950);
      await tx.execute(sql`set constraints search_follows immediate`);
      expect((await row(tx))?.comparableMinor).toBe(700);
    });
    expect(await writes()).toBe(1);
  });

  it('keeps nothing of a change that was rolled back', async () => {
    const rolledBack = as(seller, async (tx) => {
      await tx.update(priceTiers).set({ unitMinor: 700 }).where(eq(priceTiers.productId, productId));
      throw new Error('no');
    });
    await expect(rolledBack).rejects.toThrow('no');
    expect((await row())?.comparableMinor).toBe(950);
    expect((await database().execute(sql`select 1 from search_stale`)).rows).toEqual([]);
  });

  it('is nobody’s to hold back: the application neither reads nor writes what waits for it', async () => {
    for (const statement of [sql`insert into search_stale values ('{}')`, sql`delete from search_stale`])
      await expect(as(seller, (tx) => tx.execute(statement))).rejects.toMatchObject({
        cause: { message: expect.stringContaining('permission denied') },
      });
  });
});
