-- The search (docs/decisions/catalogue-search.md): one row for each product, written here and nowhere else.
DROP TRIGGER product_text_search ON product_texts;
--> statement-breakpoint
DROP FUNCTION product_text_search();
--> statement-breakpoint
CREATE AGGREGATE tsvector_all(tsvector) (SFUNC = tsvector_concat, STYPE = tsvector, INITCOND = '');
--> statement-breakpoint
CREATE SEQUENCE product_serial;
--> statement-breakpoint
REVOKE ALL ON SEQUENCE product_serial FROM tradeseal_app;
--> statement-breakpoint
REVOKE INSERT, UPDATE, DELETE ON product_search, search_words FROM tradeseal_app;
--> statement-breakpoint
-- No list of what is to be added waits to be scanned by every search.
CREATE INDEX search_inverted ON product_search USING gin (places, facets, words) WITH (fastupdate = off);
--> statement-breakpoint
CREATE INDEX search_everywhere ON product_search (serial) WHERE portal_id IS NOT NULL;
--> statement-breakpoint
CREATE INDEX search_word_trigrams ON search_words USING gin (word gin_trgm_ops) WITH (fastupdate = off);
--> statement-breakpoint
-- The step of the series 1, 2, 5, 10, 20, 50, … that is not below the value: 0 for 1, 1 for 2, 2 for 5, 3 for 10.
CREATE FUNCTION search_band(value numeric) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT least(45, width_bucket(ceil(value)::bigint - 1, ARRAY[1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000, 20000, 50000, 100000, 200000, 500000, 1000000, 2000000, 5000000, 10000000, 20000000,
    50000000, 100000000, 200000000, 500000000, 1000000000, 2000000000, 5000000000, 10000000000, 20000000000, 50000000000, 100000000000, 200000000000,
    500000000000, 1000000000000, 2000000000000, 5000000000000, 10000000000000, 20000000000000, 50000000000000, 100000000000000, 200000000000000,
    500000000000000, 1000000000000000]::bigint[]))
$$;
--> statement-breakpoint
-- Price of a kilogram, litre or piece, so that goods sold by the tonne and by the gram stand in one order.
CREATE FUNCTION comparable_minor(unit text, unit_minor bigint) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE unit WHEN 'TNE' THEN ceil(unit_minor / 1000.0)::bigint WHEN 'GRM' THEN unit_minor * 1000
    WHEN 'DZN' THEN ceil(unit_minor / 12.0)::bigint ELSE unit_minor END
$$;
--> statement-breakpoint
CREATE FUNCTION refresh_product_search(ids uuid[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE product_search s SET portal_id = NULL, places = '{}', facets = '{}', words = '', certified_until = NULL
  WHERE s.product_id = ANY (ids) AND s.portal_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM products p JOIN organisations o ON o.id = p.organisation_id
    WHERE p.id = s.product_id AND p.state = 'published' AND o.state = 'active');

  WITH fresh AS MATERIALIZED (
    SELECT id, nextval('product_serial') AS serial FROM (
      SELECT p.id FROM products p JOIN organisations o ON o.id = p.organisation_id AND o.state = 'active'
      WHERE p.id = ANY (ids) AND p.state = 'published' AND NOT EXISTS (SELECT 1 FROM product_search known WHERE known.product_id = p.id)
      ORDER BY p.published_at, p.id) ordered)
  INSERT INTO product_search AS s
    (product_id, serial, portal_id, category, lead_time_days, comparable_minor, places, facets, words, certified_until)
  SELECT p.id, n.serial, p.portal_id, p.category, p.lead_time_days, coalesce(list.comparable, 9007199254740991),
    array_prepend('p:' || p.portal_id, ARRAY(SELECT l || ':' || (n.serial >> l) FROM unnest(ARRAY[11, 13, 15, 17, 19]) l)),
    ARRAY['c:' || p.category, 'o:' || p.origin_country, 'i:' || p.incoterm,
      'l:' || coalesce((SELECT min(d) FROM unnest(ARRAY[7, 14, 30, 60, 90]) d WHERE d >= p.lead_time_days)::text, 'more')]
      || coalesce(list.bands, '{}') || coalesce(held.tokens, '{}')
      || CASE WHEN cardinality(p.season_months) = 0 THEN ARRAY['m:0'] ELSE ARRAY(SELECT 'm:' || m FROM unnest(p.season_months) m) END,
    coalesce(texts.words, '')
      || setweight(to_tsvector('simple', fold(concat_ws(' ', o.legal_name, maker.name, p.origin_region, p.incoterm_place, p.hs_code))), 'B'),
    held.until
  FROM products p
  JOIN organisations o ON o.id = p.organisation_id AND o.state = 'active'
  JOIN portals market ON market.id = p.portal_id
  LEFT JOIN producers maker ON maker.id = p.producer_id
  LEFT JOIN product_search old ON old.product_id = p.id
  LEFT JOIN fresh ON fresh.id = p.id
  CROSS JOIN LATERAL (SELECT coalesce(old.serial, fresh.serial) AS serial) n
  CROSS JOIN LATERAL (
    SELECT tsvector_all(setweight(to_tsvector(search_configuration(x.locale), fold(x.name)), 'A')
      || setweight(to_tsvector(search_configuration(x.locale), fold(x.description)), 'C') ORDER BY x.locale) AS words
    FROM product_texts x WHERE x.product_id = p.id) texts
  CROSS JOIN LATERAL (
    SELECT array_agg('v:' || c.currency || ':' || search_band(c.comparable))
        || array_agg('q:' || c.currency || ':' || search_band(c.unit_minor * p.minimum_thousandths / 1000.0)) AS bands,
      min(c.comparable) FILTER (WHERE c.currency = market.currencies[1]) AS comparable
    FROM (SELECT DISTINCT ON (t.currency) t.currency, t.unit_minor, comparable_minor(p.unit, t.unit_minor) AS comparable
      FROM price_tiers t WHERE t.product_id = p.id ORDER BY t.currency, t.from_thousandths) c) list
  CROSS JOIN LATERAL (
    SELECT array_agg(DISTINCT 'e:' || (h ->> 'scheme')) AS tokens, min((h ->> 'expires')::date) AS until
    FROM jsonb_array_elements(p.held_certificates) h
    WHERE h ->> 'expires' IS NULL OR (h ->> 'expires')::date >= current_date) held
  WHERE p.id = ANY (ids) AND p.state = 'published'
  ORDER BY n.serial
  ON CONFLICT (product_id) DO UPDATE SET (portal_id, category, lead_time_days, comparable_minor, places, facets, words, certified_until)
    = (excluded.portal_id, excluded.category, excluded.lead_time_days, excluded.comparable_minor, excluded.places, excluded.facets, excluded.words, excluded.certified_until);

  INSERT INTO search_words (word)
  SELECT DISTINCT w.word FROM products p
    JOIN organisations o ON o.id = p.organisation_id
    LEFT JOIN producers maker ON maker.id = p.producer_id
    CROSS JOIN LATERAL (SELECT concat_ws(' ', string_agg(x.name, ' '), o.legal_name, maker.name, p.origin_region) AS names
      FROM product_texts x WHERE x.product_id = p.id) t
    CROSS JOIN LATERAL regexp_split_to_table(fold(t.names), '[^[:alpha:]]+') AS w (word)
  WHERE p.id = ANY (ids) AND p.state = 'published' AND length(w.word) BETWEEN 3 AND 40
    AND NOT EXISTS (SELECT 1 FROM search_words known WHERE known.word = w.word);
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION refresh_product_search(uuid[]) FROM PUBLIC;
--> statement-breakpoint
CREATE FUNCTION product_is_searched() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_TABLE_NAME = 'products' THEN PERFORM refresh_product_search(ARRAY(SELECT id FROM changed));
  ELSE PERFORM refresh_product_search(ARRAY(SELECT DISTINCT product_id FROM changed));
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER searched_when_added AFTER INSERT ON products REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION product_is_searched();
--> statement-breakpoint
CREATE TRIGGER searched_when_changed AFTER UPDATE ON products REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION product_is_searched();
--> statement-breakpoint
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['product_texts', 'price_tiers'] LOOP
    EXECUTE format('CREATE TRIGGER searched_when_added AFTER INSERT ON %I REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION product_is_searched()', t);
    EXECUTE format('CREATE TRIGGER searched_when_changed AFTER UPDATE ON %I REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION product_is_searched()', t);
    EXECUTE format('CREATE TRIGGER searched_when_removed AFTER DELETE ON %I REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION product_is_searched()', t);
  END LOOP;
END $$;
--> statement-breakpoint
CREATE FUNCTION goods_of_are_searched() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_TABLE_NAME = 'organisations' THEN
    PERFORM refresh_product_search(ARRAY(SELECT id FROM products WHERE organisation_id = NEW.id));
  ELSE
    PERFORM refresh_product_search(ARRAY(SELECT id FROM products WHERE organisation_id = NEW.organisation_id AND producer_id = NEW.id));
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER goods_are_searched AFTER UPDATE OF state, legal_name ON organisations FOR EACH ROW EXECUTE FUNCTION goods_of_are_searched();
--> statement-breakpoint
CREATE TRIGGER goods_are_searched AFTER UPDATE OF name ON producers FOR EACH ROW EXECUTE FUNCTION goods_of_are_searched();
--> statement-breakpoint
-- Certificates expire without anybody changing the goods; a nightly job calls this. Returns how many were refreshed.
CREATE FUNCTION refresh_expired_certificates() RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE ids uuid[];
BEGIN
  ids := ARRAY(SELECT product_id FROM product_search WHERE certified_until < current_date LIMIT 10000);
  PERFORM refresh_product_search(ids);
  RETURN cardinality(ids);
END $$;
--> statement-breakpoint
SELECT refresh_product_search(ARRAY(SELECT id FROM products));
--> statement-breakpoint
-- product_search and search_words hold what everybody may read: row-level security would only keep their indexes from use.
ALTER TABLE search_synonyms ADD CONSTRAINT synonyms_are_several CHECK (cardinality(terms) BETWEEN 2 AND 12 AND cardinality(folded) = cardinality(terms));
--> statement-breakpoint
ALTER TABLE search_synonyms ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE saved_searches ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY house ON search_synonyms USING (app_sees_all()) WITH CHECK (app_sees_all());
--> statement-breakpoint
CREATE POLICY everybody ON search_synonyms FOR SELECT USING (true);
--> statement-breakpoint
CREATE POLICY chamber ON search_synonyms FOR ALL USING (app_scope() = 'chamber' AND portal_id = app_portal()) WITH CHECK (app_scope() = 'chamber' AND portal_id = app_portal());
--> statement-breakpoint
CREATE POLICY house ON saved_searches USING (app_sees_all()) WITH CHECK (app_sees_all());
--> statement-breakpoint
CREATE POLICY own ON saved_searches FOR ALL USING (person_id = app_person()) WITH CHECK (person_id = app_person());
