import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { connect } from '@/db/connection';
import { generateGoods, idOf, organisationsFor, portalOf, portals } from './generate-goods';

const batch = 10_000;

/**
 * Fills a migrated database with so many goods by COPY and has the database index them as it does when a seller
 * publishes (refresh_product_search). `folder` must be readable by the database's user.
 */
export async function fillCatalogue(url: string, folder: string, seed: number, count: number): Promise<void> {
  const connection = connect(url, 1);
  const client = await connection.$client.connect();
  try {
    await client.query("set session_replication_role = replica; set maintenance_work_mem = '512MB'");
    await addMarkets(client, organisationsFor(count));
    const inverted = await client.query("select pg_get_indexdef('search_inverted'::regclass) as definition");
    await client.query('drop index search_inverted');
    // refresh_product_search tidies an index of this name: one that holds nothing stands in until all goods are there
    await client.query('create index search_inverted on product_search using gin (places) where false');
    mkdirSync(folder, { recursive: true });
    chmodSync(folder, 0o755);
    const started = Date.now();
    let done = 0;
    for (const rows of generateGoods(seed, count, batch)) {
      await copy(client, folder, 'products', productColumns, rows.products);
      await copy(
        client,
        folder,
        'product_texts',
        'product_id, locale, name, description, translation',
        rows.texts,
      );
      await copy(
        client,
        folder,
        'price_tiers',
        'product_id, currency, from_thousandths, unit_minor',
        rows.tiers,
      );
      // plans made for empty tables would read them over and over
      if (done % (10 * batch) === 0) await client.query('analyze');
      await client.query(
        'select refresh_product_search(array(select id from products where id between $1 and $2))',
        [idOf(1, done), idOf(1, done + rows.products.length - 1)],
      );
      done += rows.products.length;
      process.stdout.write(`\r${done} of ${count} goods, ${Math.round((Date.now() - started) / 1000)} s`);
    }
    await client.query('drop index search_inverted');
    await client.query(inverted.rows[0].definition);
    await client.query('reset session_replication_role');
    await client.query('vacuum (analyze)');
    console.log(`, indexed after ${Math.round((Date.now() - started) / 1000)} s`);
  } finally {
    client.release(true);
    await connection.$client.end();
    rmSync(folder, { recursive: true, force: true });
  }
}

const productColumns = `id, portal_id, organisation_id, slug, state, category, artwork, hs_code, origin_country,
  origin_region, unit, minimum_thousandths, incoterm, incoterm_place, lead_time_days, season_months,
  held_certificates, published_at`;

async function addMarkets(client: pg.PoolClient, organisations: number): Promise<void> {
  for (const [n, slug] of portals.entries()) {
    await client.query(
      `insert into portals (id, slug, name, chamber_name, motto, country, locales, currencies, accent, accent_night,
         governing_law, platform_fee_bps, chamber_fee_bps)
       values ($1, $2, '{"en":"Market"}', '{"en":"Chamber"}', '{"en":"Motto"}', 'CM', '{fr,en}', '{EUR}', '#27348B',
         '#9BA8FF', '{"en":"Law"}', 400, 100)`,
      [idOf(0, n), slug],
    );
  }
  for (let n = 0; n < organisations; n += 1) {
    await client.query(
      `insert into organisations (id, portal_id, slug, legal_name, kind, country, organisation_identifier, address, sells, buys)
       values ($1, $2, $3, $4, 'cooperative', 'CM', $5, '{"street":"1","town":"Douala","country":"CM"}', true, false)`,
      [idOf(2, n), idOf(0, portalOf(n)), `cooperative-${n}`, `Coopérative ${n}`, `NTRCM-RC/${n}`],
    );
  }
}

async function copy(
  client: pg.PoolClient,
  folder: string,
  table: string,
  columns: string,
  lines: readonly string[],
): Promise<void> {
  const file = join(folder, `${table}.tsv`);
  writeFileSync(file, `${lines.join('\n')}\n`, { mode: 0o644 });
  await client.query(`copy ${table} (${columns}) from '${file}'`);
}
