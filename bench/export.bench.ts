import { loadavg } from 'node:os';
import { finished } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import { download } from '@/app/[locale]/(member)/seller/products/download';
import { createProduct } from '@/catalogue/create-product';
import { catalogueOf } from '@/catalogue/export/catalogue-document';
import { exportGoods } from '@/catalogue/export/export-goods';
import type { SellerScope } from '@/catalogue/export/goods-of-seller';
import { utf8Pieces } from '@/catalogue/export/pieces';
import { publishProduct } from '@/catalogue/publish-product';
import { someFacts } from '@/catalogue/testing/a-product';
import { inTransaction } from '@/db/transaction';
import { scopeOf } from '@/members/actor';
import { anOrganisation, aPerson, aPortal } from '@/members/testing/a-member';
import { ublCataloguePieces } from '@/trade/ubl-catalogue';
import { freshHouse } from './fresh-house';

/*
 * What does it take to send a seller's goods, each with four prices and everything that can be said, as the export's
 * route does: how large is the file, how large in gzip, how long does it take, how much memory? In a process bounded as
 * `npm start` bounds it: `NODE_OPTIONS=--max-old-space-size=256 npx tsx bench/export.bench.ts [50000,100000]`.
 */
const asked = (process.argv[2] ?? '').split(',').map(Number);
const sizes = asked.every((size) => size >= 100) ? asked : [50_000, 100_000];
const formats = ['ubl', 'csv', 'xlsx'] as const;
const house = await freshHouse('export');

try {
  let written = 1;
  const { seller, productId } = await sellerOfOne();
  for (const size of sizes.toSorted((a, b) => a - b)) {
    await writeLike(house.databaseUrl, productId, written + 1, size);
    written = size;
    for (const format of formats) await measure(seller, format, size);
  }
} finally {
  await house.end();
}

async function sellerOfOne(): Promise<{ seller: SellerScope; productId: string }> {
  const seller = await inTransaction({ kind: 'system' }, async (tx) => {
    const portal = await aPortal(tx);
    const { id } = await anOrganisation(tx, { portalId: portal.id });
    return await aPerson(tx, { portalId: portal.id, organisationId: id, roles: ['seller'] });
  });
  return await inTransaction(scopeOf(seller), async (tx) => {
    const created = await createProduct(tx, seller, goods());
    if (!created.ok) throw new Error(created.refusal.code);
    const { productId } = created.value;
    const shown = await publishProduct(tx, seller, productId);
    if (!shown.ok) throw new Error(shown.refusal.code);
    return { seller: scopeOf(seller) as SellerScope, productId };
  });
}

function goods() {
  return someFacts({
    scientificName: 'Ananas comosus',
    seasonMonths: [3, 4, 5],
    harvest: { from: '2026-03-09', until: '2026-05-22' },
    shelfLifeDays: 365,
    monthlyCapacityThousandths: 2_000_000,
    package: { thousandths: 10_000, netGrams: 10_000, grossGrams: 10_600 },
    packaging: { fr: 'Carton de 40 sachets de 250 g', en: 'Carton of 40 bags of 250 g' },
    sample: {
      thousandths: 500,
      currency: 'EUR',
      minor: 450,
      terms: { fr: 'Port à votre charge.', en: 'Carriage at your cost.' },
    },
    heldCertificates: [{ scheme: 'EU organic', number: 'CM-BIO-154', expires: '2027-05-31' }],
    prices: [
      {
        currency: 'EUR',
        tiers: [950, 902, 870, 840].map((unitMinor, at) => ({
          fromThousandths: 200_000 * (at + 1),
          unitMinor,
        })),
      },
    ],
  });
}

/** Goods number `from` to `to`, as the first are but for code, names and descriptions; without triggers, which would take longer than what is measured. */
async function writeLike(url: string, productId: string, from: number, to: number): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ list: string }>(
    `select string_agg(quote_ident(attname), ', ') as list from pg_attribute where attrelid = 'products'::regclass
       and attnum > 0 and not attisdropped and attname not in ('id', 'slug', 'seller_code')`,
  );
  const alike = rows[0]?.list;
  const id = `('018f4e3a-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid`;
  const text = (name: string, description: string, whose: string) =>
    `jsonb_build_object('name', '${name} ' || n, 'description', '${description} ' || md5(n::text), 'translation', '${whose}')`;
  const texts = `jsonb_build_object('fr', ${text('Ananas séché', 'Rondelles séchées au soleil, lot', 'original')},
    'en', ${text('Dried pineapple', 'Sun-dried rings, lot', 'human')})`;
  await client.query('set session_replication_role = replica');
  await client.query(
    `insert into products (id, slug, seller_code, ${alike}) select ${id}, 'goods-' || n, 'G-' || n, ${alike}
       from products, generate_series(${from}, ${to}) n where id = '${productId}'`,
  );
  await client.query(
    `insert into product_versions (product_id, version, snapshot)
       select ${id}, version, jsonb_set(snapshot, '{texts}', ${texts})
       from product_versions, generate_series(${from}, ${to}) n where product_id = '${productId}'`,
  );
  await client.query('vacuum analyze');
  await client.end();
}

async function measure(seller: SellerScope, format: (typeof formats)[number], lines: number): Promise<void> {
  const started = performance.now();
  const before = process.cpuUsage();
  let memory = 0;
  const watch = setInterval(() => {
    memory = Math.max(memory, process.memoryUsage().rss);
  }, 20);
  const { body } = await answer(seller, format);
  const { bytes, packed } = await sent(body as unknown as AsyncIterable<Uint8Array>, format !== 'xlsx');
  clearInterval(watch);
  const { user, system } = process.cpuUsage(before);
  const [seconds, processor] = [(performance.now() - started) / 1000, (user + system) / 1e6];
  const mega = (size: number) => (size / 1e6).toFixed(1);
  console.log(
    `${lines} goods, ${format}: ${mega(bytes)} MB, ${mega(packed)} MB on the way, ${seconds.toFixed(1)} s, of the processor ${processor.toFixed(1)} s, memory at most ${mega(memory)} MB, load ${loadavg()[0]?.toFixed(1)}`,
  );
}

/** Takes what is sent, packed as Next.js does unless it is packed already: each piece is flushed. */
async function sent(pieces: AsyncIterable<Uint8Array>, packs: boolean) {
  const gzip = createGzip();
  let [bytes, packed] = [0, 0];
  gzip.on('data', (piece: Uint8Array) => {
    packed += piece.length;
  });
  for await (const piece of pieces) {
    bytes += piece.length;
    if (!packs) continue;
    gzip.write(piece);
    await new Promise<void>((done) => gzip.flush(() => done()));
  }
  gzip.end();
  await finished(gzip);
  return { bytes, packed: packs ? packed : bytes };
}

async function answer(seller: SellerScope, format: (typeof formats)[number]): Promise<Response> {
  if (format !== 'ubl') return download(await exportGoods(seller, format, 'en', 'Goods'), format, 'goods');
  const catalogue = await catalogueOf(seller, new Date());
  if (!catalogue) throw new Error('nothing is on sale');
  return download(utf8Pieces(ublCataloguePieces(catalogue)), 'xml', 'catalogue');
}
