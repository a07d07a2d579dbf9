-- Arabic as people type it: without harakat and tatweel, with any form of alef, yeh, kaf and final heh, with either digits.
-- src/catalogue/search/fold.ts folds the same.
CREATE OR REPLACE FUNCTION fold(input text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
  SELECT lower(public.unaccent('public.unaccent', CASE WHEN input ~ U&'[\0600-\06FF]' THEN translate(input,
    U&'\0623\0625\0622\0671\0649\06CC\0626\06A9\0629\0624\0660\0661\0662\0663\0664\0665\0666\0667\0668\0669\0640\064B\064C\064D\064E\064F\0650\0651\0652\0653\0654\0655\0670',
    U&'\0627\0627\0627\0627\064A\064A\064A\0643\0647\06480123456789') ELSE input END))
$$;
--> statement-breakpoint
-- Indexes of what it gave before; names in other scripts were folded alike.
DO $$
DECLARE stale text;
BEGIN
  FOR stale IN SELECT indexname FROM pg_indexes WHERE schemaname = 'public' AND indexdef LIKE '%fold(%' LOOP
    EXECUTE format('REINDEX INDEX %I', stale);
  END LOOP;
END $$;
--> statement-breakpoint
UPDATE search_synonyms SET folded = ARRAY(SELECT fold(term) FROM unnest(folded) WITH ORDINALITY AS t (term, at) ORDER BY at)
WHERE array_to_string(folded, ' ') ~ U&'[\0600-\06FF]';
--> statement-breakpoint
SELECT refresh_product_search(ARRAY(
  SELECT p.id FROM products p JOIN organisations o ON o.id = p.organisation_id LEFT JOIN producers maker ON maker.id = p.producer_id
  WHERE concat_ws(' ', o.legal_name, maker.name, p.origin_region, p.incoterm_place) ~ U&'[\0600-\06FF]'
    OR EXISTS (SELECT 1 FROM product_texts x WHERE x.product_id = p.id AND concat_ws(' ', x.name, x.description) ~ U&'[\0600-\06FF]')));
