-- A search within one market asks the market and the origin as one token, and "at most this price" as few, by fours; and the
-- index goes from one goods that have the words to the next instead of from one of the market to the next, since it
-- takes the columns in their order. What is new is numbered before it is joined: many new goods at once were compared each with
-- each. Tea is no idle word in Spanish (té), though without its accent it would be.
CREATE OR REPLACE FUNCTION refresh_product_search(ids uuid[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE product_search s SET portal_id = NULL, places = '{}', facets = '{}', words = '', certified_until = NULL
  WHERE s.product_id = ANY (ids) AND s.portal_id IS NOT NULL AND (
    SELECT p.state = 'published' AND o.state = 'active' FROM products p JOIN organisations o ON o.id = p.organisation_id
    WHERE p.id = s.product_id) IS NOT TRUE;

  WITH numbered AS MATERIALIZED (
    SELECT id, coalesce(serial, nextval('product_serial')) AS serial FROM (
      SELECT p.id, (SELECT known.serial FROM product_search known WHERE known.product_id = p.id) AS serial
      FROM products p JOIN organisations o ON o.id = p.organisation_id AND o.state = 'active'
      WHERE p.id = ANY (ids) AND p.state = 'published'
      ORDER BY p.published_at, p.id) ordered)
  INSERT INTO product_search AS s
    (product_id, serial, portal_id, category, lead_time_days, comparable_minor, places, facets, words, certified_until)
  SELECT p.id, n.serial, p.portal_id, p.category, p.lead_time_days, coalesce(list.comparable, 9007199254740991),
    array_prepend('p:' || p.portal_id, ARRAY(SELECT l || ':' || (n.serial >> l) FROM unnest(ARRAY[11, 13, 15, 17, 19]) l)) || ('p:' || p.portal_id || ':' || p.origin_country),
    ARRAY['c:' || p.category, 'o:' || p.origin_country, 'i:' || p.incoterm,
      'l:' || coalesce((SELECT min(d) FROM unnest(ARRAY[7, 14, 30, 60, 90]) d WHERE d >= p.lead_time_days)::text, 'more')]
      || coalesce(list.bands, '{}') || coalesce(held.tokens, '{}')
      || CASE WHEN cardinality(p.season_months) = 0 THEN ARRAY['m:0'] ELSE ARRAY(SELECT 'm:' || m FROM unnest(p.season_months) m) END || coalesce(list.fours, '{}'),
    coalesce(texts.words, '')
      || setweight(to_tsvector('simple', fold(concat_ws(' ', o.legal_name, maker.name, p.origin_region, p.incoterm_place, p.hs_code, replace(held.schemes, '.', '')))), 'B'),
    held.until
  FROM numbered n
  JOIN products p ON p.id = n.id
  JOIN organisations o ON o.id = p.organisation_id
  JOIN portals market ON market.id = p.portal_id
  LEFT JOIN producers maker ON maker.id = p.producer_id
  CROSS JOIN LATERAL (
    SELECT tsvector_all(setweight(to_tsvector(search_configuration(x.locale), fold(x.name)), 'A')
      || setweight(to_tsvector(search_configuration(x.locale), fold(x.description)), 'C')
      || CASE WHEN x.locale = 'es' AND x.name || ' ' || x.description ~* '\mté\M' THEN 'te:1A'::tsvector ELSE '' END ORDER BY x.locale) AS words
    FROM product_texts x WHERE x.product_id = p.id) texts
  CROSS JOIN LATERAL (
    SELECT array_agg('v:' || c.currency || ':' || band.price) || array_agg('q:' || c.currency || ':' || band.least) AS bands,
      array_agg('v4:' || c.currency || ':' || band.price / 4) || array_agg('q4:' || c.currency || ':' || band.least / 4) AS fours,
      min(c.comparable) FILTER (WHERE c.currency = market.currencies[1]) AS comparable
    FROM (SELECT DISTINCT ON (t.currency) t.currency, t.unit_minor, comparable_minor(p.unit, t.unit_minor) AS comparable
      FROM price_tiers t WHERE t.product_id = p.id ORDER BY t.currency, t.from_thousandths) c
    CROSS JOIN LATERAL (SELECT search_band(c.comparable) AS price, search_band(c.unit_minor * p.minimum_thousandths / 1000.0) AS least) band) list
  CROSS JOIN LATERAL (
    SELECT array_agg(DISTINCT 'e:' || (h ->> 'scheme')) AS tokens, string_agg(DISTINCT h ->> 'scheme', ' ') AS schemes, min((h ->> 'expires')::date) AS until
    FROM jsonb_array_elements(p.held_certificates) h
    WHERE h ->> 'expires' IS NULL OR (h ->> 'expires')::date >= current_date) held
  ORDER BY n.serial
  ON CONFLICT (product_id) DO UPDATE SET (portal_id, category, lead_time_days, comparable_minor, places, facets, words, certified_until)
    = (excluded.portal_id, excluded.category, excluded.lead_time_days, excluded.comparable_minor, excluded.places, excluded.facets, excluded.words, excluded.certified_until)
  WHERE (s.portal_id, s.category, s.lead_time_days, s.comparable_minor, s.places, s.facets, s.words, s.certified_until)
    IS DISTINCT FROM (excluded.portal_id, excluded.category, excluded.lead_time_days, excluded.comparable_minor, excluded.places, excluded.facets, excluded.words, excluded.certified_until);

  INSERT INTO search_words (word)
  SELECT DISTINCT w.word FROM products p
    JOIN organisations o ON o.id = p.organisation_id
    LEFT JOIN producers maker ON maker.id = p.producer_id
    CROSS JOIN LATERAL (SELECT concat_ws(' ', string_agg(x.name, ' '), o.legal_name, maker.name, p.origin_region,
        (SELECT replace(string_agg(h ->> 'scheme', ' '), '.', '') FROM jsonb_array_elements(p.held_certificates) h)) AS names
      FROM product_texts x WHERE x.product_id = p.id) t
    CROSS JOIN LATERAL regexp_split_to_table(fold(t.names), '[^[:alpha:]]+') AS w (word)
  WHERE p.id = ANY (ids) AND p.state = 'published' AND length(w.word) BETWEEN 3 AND 40
    AND NOT EXISTS (SELECT 1 FROM search_words known WHERE known.word = w.word);
END $$;
--> statement-breakpoint
DROP INDEX search_inverted;
--> statement-breakpoint
UPDATE product_search SET
  places = places || ARRAY(SELECT places[1] || ':' || substr(f, 3) FROM unnest(facets) f WHERE f LIKE 'o:%'),
  facets = facets || ARRAY(SELECT split_part(f, ':', 1) || '4:' || split_part(f, ':', 2) || ':' || split_part(f, ':', 3)::int / 4
    FROM unnest(facets) WITH ORDINALITY AS t (f, at) WHERE f ~ '^[vq]:' ORDER BY at)
WHERE portal_id IS NOT NULL;
--> statement-breakpoint
SELECT refresh_product_search(ARRAY(SELECT p.id FROM products p JOIN product_texts x ON x.product_id = p.id AND x.locale = 'es'
  WHERE p.state = 'published' AND x.name || ' ' || x.description ~* '\mté\M'));
--> statement-breakpoint
CREATE INDEX search_inverted ON product_search USING gin (words, facets, places) WITH (fastupdate = off);
