-- Goods that are written together are taken into the inverted index together: each word, facet and place of theirs is looked up
-- there once for all of them, where it was once for each. What waits for that is added before the function ends, so that a
-- search has no list to read beside the index, but that of a file in the moment in which its goods are written.
ALTER INDEX search_inverted SET (fastupdate = on);
--> statement-breakpoint
-- Only that changes in the function, whatever else it does by now.
DO $$
DECLARE
  before text := pg_get_functiondef('refresh_product_search(uuid[])'::regprocedure);
  after text := regexp_replace(before, 'END (\$function\$\s*)$', E'  PERFORM gin_clean_pending_list(''search_inverted'');\nEND \\1');
BEGIN
  IF after = before THEN RAISE EXCEPTION 'refresh_product_search does not end as it did'; END IF;
  EXECUTE after;
END $$;
