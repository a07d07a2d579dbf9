import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { eq, sql } from 'drizzle-orm';
import { exportGoods } from '@/catalogue/export/export-goods';
import type { SellerScope } from '@/catalogue/export/goods-of-seller';
import { beginImport } from '@/catalogue/import/begin-import';
import { findImport } from '@/catalogue/import/find-imports';
import { mapColumns } from '@/catalogue/import/map-columns';
import { keepFile, offerFile } from '@/catalogue/import/offer-file';
import { runImport } from '@/catalogue/import/run-import';
import { products } from '@/catalogue/schema';
import { inTransaction } from '@/db/transaction';
import { type Actor, scopeOf } from '@/members/actor';
import { anOrganisation, aPerson, aPortal } from '@/members/testing/a-member';
import { freshHouse } from './fresh-house';

/*
 * Are 50,000 lines of goods checked and written in under a minute? New goods; the same goods with everything else in
 * them; with another price; with nothing else; the seller's own export as a workbook. Then the same goods on sale, where
 * the search index follows. A fresh PostgreSQL that writes to disk as in production; the load of the machine is printed
 * beside each figure. `npx tsx bench/import.bench.ts [lines]`.
 */
const lines = Number(process.argv[2] ?? 50_000) >= 100 ? Number(process.argv[2] ?? 50_000) : 50_000;
const house = await freshHouse('import');
let memory = 0;
const watch = setInterval(() => {
  memory = Math.max(memory, process.memoryUsage().rss);
}, 100);

try {
  const seller = await inTransaction({ kind: 'system' }, async (tx) => {
    const portal = await aPortal(tx);
    const { id } = await anOrganisation(tx, { portalId: portal.id });
    return await aPerson(tx, { portalId: portal.id, organisationId: id, roles: ['seller'] });
  });
  await measure(seller, 'new goods', goodsCsv({}));
  await measure(seller, 'changed wholly', goodsCsv({ said: 'B', price: '12.40; 500: 10.90', leadTime: 22 }));
  await measure(seller, 'one column changed', codesAnd('Price (EUR)', '12.30; 500: 10.80'));
  await measure(seller, 'unchanged', codesAnd('Price (EUR)', '12.30; 500: 10.80'));
  const started = performance.now();
  const workbook = await buffer(await exportGoods(scopeOf(seller) as SellerScope, 'xlsx', 'en', 'Goods'));
  say('export as a workbook', performance.now() - started);
  await measure(seller, 'unchanged, every column of the export', workbook);
  await putOnSale(seller);
  await measure(
    seller,
    'on sale, changed wholly',
    goodsCsv({ said: 'C', price: '12.10; 500: 10.70', leadTime: 23 }),
  );
  await measure(seller, 'on sale, one column changed', codesAnd('Price (EUR)', '12.00; 500: 10.60'));
  await measure(seller, 'on sale, unchanged', codesAnd('Price (EUR)', '12.00; 500: 10.60'));
  console.log(`memory of the process at most ${Math.round(memory / 1024 / 1024)} MB`);
} finally {
  clearInterval(watch);
  await house.end();
}

async function measure(seller: Actor, what: string, file: Uint8Array): Promise<void> {
  const started = performance.now();
  const before = processorSeconds();
  const importId = await offer(seller, file);
  const checking = performance.now();
  await runImport(importId);
  await inTransaction(scopeOf(seller), (tx) => beginImport(tx, seller, importId));
  const writing = performance.now();
  await runImport(importId);
  const done = performance.now();
  const found = await inTransaction(scopeOf(seller), (tx) => findImport(tx, importId));
  say(`${what}: check`, writing - checking);
  say(`${what}: write`, done - writing);
  say(
    `${what}: all of it, ${found?.state}, ${found?.newCount} new, ${found?.changedCount} changed`,
    done - started,
  );
  const [here, database] = processorSeconds().map((seconds, at) => (seconds - before[at]!).toFixed(1));
  console.log(`${what}: processor time ${here} s here, ${database} s in the database`);
}

/** By itself, as a request is: the job that follows reads the file anew, and finds nothing of it in memory. */
async function offer(seller: Actor, file: Uint8Array): Promise<string> {
  const kept = await keepFile(file, 'goods');
  if (!kept.ok) throw new Error(kept.refusal.code);
  const offered = await inTransaction(scopeOf(seller), (tx) => offerFile(tx, seller, kept.value));
  if (!offered.ok) throw new Error(offered.refusal.code);
  const { importId } = offered.value;
  await inTransaction(scopeOf(seller), async (tx) => {
    const found = await findImport(tx, importId);
    return await mapColumns(tx, seller, { importId, mapping: found?.mapping ?? [] });
  });
  return importId;
}

/** Of this process, and of the database's processes as Linux counts them (0 elsewhere): waiting for others is not in it. */
function processorSeconds(): [number, number] {
  const { user, system } = process.cpuUsage();
  const master = readFileSync(join(house.directory, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0];
  const seconds = readdirSync(existsSync('/proc') ? '/proc' : house.directory)
    .filter((name) => /^\d+$/.test(name))
    .map((id) => statOf(id).split(') ')[1]?.split(' ') ?? [])
    .filter((stat) => stat[1] === master)
    .reduce((sum, stat) => sum + (Number(stat[11]) + Number(stat[12])) / 100, 0);
  return [(user + system) / 1e6, seconds];
}

/** Empty for a process that has just ended. */
function statOf(id: string): string {
  try {
    return readFileSync(`/proc/${id}/stat`, 'utf8');
  } catch {
    return '';
  }
}

async function putOnSale(seller: Actor): Promise<void> {
  await inTransaction({ kind: 'system' }, (tx) =>
    tx
      .update(products)
      .set({ state: 'published', publishedAt: new Date(), approvedVersion: sql`${products.version}` })
      .where(eq(products.organisationId, seller.organisationId ?? '')),
  );
}

function say(what: string, milliseconds: number): void {
  const rate = Math.round(lines / (milliseconds / 1000));
  const load = loadavg()[0]?.toFixed(1);
  console.log(`${what}: ${(milliseconds / 1000).toFixed(1)} s, ${rate} lines/s, load ${load}`);
}

/** Every column a usual file has; what is `said` stands in all that is words. */
function goodsCsv({ said = 'A', price = '12.50; 500: 11.00', leadTime = 21 }): Buffer {
  const head =
    'Code,Name (fr),Description (fr),Name (en),Description (en),Category,HS code,Country of origin,Unit,Minimum order,Price (EUR),Incoterm,Named place,Lead time in days,Season (months),Certificates held,Variants';
  const rows = Array.from(
    { length: lines },
    (_, n) =>
      `G-${n},Mangue séchée ${said} ${n},"Lamelles sans sucre, séchées au soleil, récolte ${said} ${n}.",Dried mango ${said} ${n},"Slices without sugar, dried in the sun, harvest ${said} ${n}.",fruit,080450,CM,KGM,100,"${price}",FCA,Douala ${said},${leadTime},3 4 5,EU organic | CM-${said}-${n} | 2027-05-31,S${said} | size=250 g; L${said} | size=1 kg | stock=40`,
  );
  return Buffer.from([head, ...rows].join('\n'));
}

function codesAnd(heading: string, cell: string): Buffer {
  const rows = Array.from({ length: lines }, (_, n) => `G-${n},"${cell}"`);
  return Buffer.from([`Code,${heading}`, ...rows].join('\n'));
}
