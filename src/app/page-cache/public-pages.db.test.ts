import { eq, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { priceTiers, products, productTexts, searchSynonyms } from '@/catalogue/schema';
import { aProduct } from '@/catalogue/testing/a-product';
import { database } from '@/db/connection';
import { listen } from '@/db/listen';
import { closeTestDatabase, testDatabase } from '@/db/testing/with-database';
import { inTransaction } from '@/db/transaction';
import { organisations } from '@/members/schema';
import { anOrganisation, aPerson, aPortal } from '@/members/testing/a-member';
import { portals } from '@/portals/schema';
import { type PageShelf, pageShelf } from './page-shelf';
import { followChanges, publicMarket } from './public-pages';

const second = 1_000;
let slug = '';
let portalId = '';
let productId = '';
let organisationId = '';
let otherSlug = '';

/** What a process has: a shelf of its own, told by a connection of its own. */
interface Process {
  readonly shelf: PageShelf;
  readonly end: () => Promise<void>;
}
let processes: Process[] = [];

async function aProcess(): Promise<Process> {
  const shelf = pageShelf({ room: 1_000_000, seconds: 60 });
  const follow = followChanges(shelf);
  let listens = () => {};
  const connected = new Promise<void>((resolve) => {
    listens = resolve;
  });
  const end = listen(process.env.DATABASE_URL ?? '', 'public_pages', {
    ...follow,
    connected: () => {
      follow.connected();
      listens();
    },
  });
  await connected;
  return { shelf, end };
}

const aPage = (tags: readonly string[]) => async () => ({
  status: 200,
  headers: [],
  body: new Uint8Array(10),
  tags,
});

async function fill({ shelf }: Process): Promise<void> {
  await shelf.make('/goods', aPage([`portal:${slug}`, `product:${productId}`]));
  await shelf.make('/list', aPage([`portal:${slug}`, `goods:${slug}`]));
  await shelf.make('/home', aPage(['everywhere']));
  await shelf.make('/elsewhere', aPage([`portal:${otherSlug}`, `goods:${otherSlug}`]));
}

const left = ({ shelf }: Process) =>
  ['/goods', '/list', '/home', '/elsewhere'].filter((address) => shelf.find(address));

/** Milliseconds from the commit until no process has more than these pages. */
async function untilLeft(expected: readonly string[]): Promise<number> {
  const from = performance.now();
  while (performance.now() - from < 5 * second) {
    if (processes.every((one) => left(one).join() === expected.join())) return performance.now() - from;
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  throw new Error(`still there: ${processes.map((one) => left(one).join(' ')).join(' | ')}`);
}

const change = (work: Parameters<typeof inTransaction<void>>[1]) => inTransaction({ kind: 'system' }, work);

beforeAll(async () => {
  await testDatabase();
  await inTransaction({ kind: 'system' }, async (tx) => {
    const portal = await aPortal(tx);
    const other = await aPortal(tx);
    const seller = await anOrganisation(tx, { portalId: portal.id });
    [slug, portalId, otherSlug, organisationId] = [portal.slug, portal.id, other.slug, seller.id];
    const actor = await aPerson(tx, { portalId: portal.id, organisationId: seller.id, roles: ['seller'] });
    productId = (await aProduct(tx, actor)).productId;
  });
});
beforeEach(async () => {
  processes = [await aProcess(), await aProcess()];
  for (const one of processes) await fill(one);
});
afterEach(async () => {
  for (const { end } of processes) await end();
});
afterAll(closeTestDatabase);

describe('a change of what public pages show', () => {
  it('of a price takes the pages that show it from every process within a second', async () => {
    await change(async (tx) => {
      await tx.update(priceTiers).set({ unitMinor: 777 }).where(eq(priceTiers.productId, productId));
    });
    expect(await untilLeft(['/elsewhere'])).toBeLessThan(second);
  });

  it('is told for names, states, members, markets, synonyms alike', async () => {
    const changes = [
      (tx: Parameters<typeof aProduct>[0]) => tx.update(productTexts).set({ name: 'Renamed' }),
      (tx: Parameters<typeof aProduct>[0]) => tx.update(products).set({ leadTimeDays: 9 }),
      (tx: Parameters<typeof aProduct>[0]) =>
        tx.update(organisations).set({ legalName: 'Renamed' }).where(eq(organisations.id, organisationId)),
      (tx: Parameters<typeof aProduct>[0]) =>
        tx
          .update(portals)
          .set({ motto: { en: 'Other' } })
          .where(eq(portals.slug, slug)),
      (tx: Parameters<typeof aProduct>[0]) =>
        tx
          .insert(searchSynonyms)
          .values({ portalId, terms: ['yam', 'igname'], folded: ['yam', 'igname'], changedBy: portalId }),
    ];
    for (const one of changes) {
      for (const process of processes) await fill(process);
      await change(async (tx) => {
        await one(tx);
      });
      await untilLeft(['/elsewhere']);
    }
  });

  it('of what is left of goods takes their own page only, and none when they leave for whom they were kept', async () => {
    const setStock = (stock: number, reserved: number) =>
      database().execute(sql`insert into product_stock values (${productId}, '', ${stock}, ${reserved})
        on conflict (product_id, variant_code) do update
        set stock_thousandths = excluded.stock_thousandths, reserved_thousandths = excluded.reserved_thousandths`);
    await setStock(250, 0);
    await untilLeft(['/elsewhere']);
    for (const process of processes) await fill(process);
    await setStock(250, 100);
    await untilLeft(['/list', '/home', '/elsewhere']);
    for (const process of processes) await fill(process);
    await setStock(150, 0);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(left(processes[0]!)).toHaveLength(4);
  });

  it('is not told before it is committed, nor when it is taken back', async () => {
    await change(async (tx) => {
      await tx.update(priceTiers).set({ unitMinor: 888 }).where(eq(priceTiers.productId, productId));
      await new Promise((resolve) => setTimeout(resolve, 50));
      expect(left(processes[0]!)).toHaveLength(4);
      throw new Error('taken back');
    }).catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(left(processes[0]!)).toHaveLength(4);
  });

  it('that may have been missed leaves nothing: a lost connection empties the shelf until it is there again', async () => {
    await database().execute(
      sql`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and application_name like 'tradeseal listens%'`,
    );
    await untilLeft([]);
    const [one] = processes;
    for (let i = 0; i < 200 && left(one!).length < 4; i += 1) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      await fill(one!);
    }
    expect(left(one!)).toHaveLength(4);
  });
});

describe('the market a page begins with', () => {
  const mottoOf = async () => (await publicMarket(slug))?.motto.en;
  const write = (motto: string, told: boolean) =>
    inTransaction({ kind: 'system' }, async (tx) => {
      const text = JSON.stringify({ en: motto });
      // the one who writes leaves the triggers out, so that only what is kept can be older
      await tx.execute(sql`reset role`);
      if (!told) await tx.execute(sql`set local session_replication_role = replica`);
      await tx.execute(sql`update portals set motto = ${text}::jsonb where slug = ${slug}`);
    });

  afterEach(() => vi.unstubAllEnvs());

  it('is read once and kept, until PostgreSQL says that it has changed', async () => {
    vi.stubEnv('NODE_ENV', 'production');
    // from when it listens on
    await vi.waitFor(async () => {
      await write('First', true);
      await vi.waitFor(async () => expect(await mottoOf()).toBe('First'), second);
      await write('Unseen', false);
      expect(await mottoOf()).toBe('First');
    }, 5 * second);
    await write('Second', true);
    await vi.waitFor(async () => expect(await mottoOf()).toBe('Second'), second);
  });

  it('is asked for each time where nothing is kept, and is not kept where there is none', async () => {
    await write('Third', false);
    expect(await mottoOf()).toBe('Third');
    expect(await publicMarket('no-such-market')).toBeNull();
  });
});
