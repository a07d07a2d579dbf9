import pg from 'pg';
import { benchServer, catalogueOf } from './bench-databases';

async function main() {
  const server = await benchServer();
  try {
    const url = await catalogueOf(server, 10000, 1);
    const c = new pg.Client({ connectionString: url });
    await c.connect();
    const t = async (q: string) => {
      const s = performance.now();
      await c.query(q);
      console.log((performance.now() - s).toFixed(0), 'ms', q.slice(0, 90));
    };
    await t('select 1');
    for (let i = 0; i < 2; i++) {
      await t('select count(fold(name)) from product_texts');
      await t('select sum(length(to_tsvector(search_configuration(locale), fold(name)))) from product_texts');
      await t(
        'select sum(length(to_tsvector(search_configuration(locale), fold(description)))) from product_texts',
      );
      await t("select sum(length(to_tsvector('simple', name))) from product_texts");
      await t("select sum(length(to_tsvector('french', description))) from product_texts");
      await t('select sum(search_band(unit_minor)) from price_tiers');
      await t("select sum(comparable_minor('KGM',unit_minor)) from price_tiers");
      await t("select count(w) from product_texts, regexp_split_to_table(fold(name), '[^[:alpha:]]+') w");
      await t(
        "select count(w) from product_texts, string_to_table(regexp_replace(fold(name), '[^[:alpha:]]+',' ','g'),' ') w",
      );
      await t(
        'begin; drop index search_inverted; select refresh_product_search(array(select id from products limit 2000)); rollback',
      );
    }
    console.log(
      (
        await c.query(
          "select pg_size_pretty(pg_total_relation_size('product_search')) a, pg_size_pretty(pg_relation_size('search_inverted')) b, (select count(*) from search_words)",
        )
      ).rows,
      (await c.query('select * from product_search limit 2')).rows,
    );
    await c.end();
  } finally {
    await server.stop();
  }
}
main().catch((e) => {
  console.error(e);
  process.exit(1);
});
