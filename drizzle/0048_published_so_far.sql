-- A file of goods has its serial numbers a minute before it is committed, and goods published meanwhile have higher ones: alerts
-- that looked past these never told of the file. Who is about to give out serial numbers holds a lock named by the last
-- that was given; up to the lowest such name nothing can appear any more.
CREATE FUNCTION hold_product_serial() RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT pg_advisory_xact_lock_shared(746173, (SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM product_serial)::int)
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION hold_product_serial() FROM PUBLIC;
--> statement-breakpoint
-- The newest serial number on sale below which nothing is still on its way; which is asked for second, so that who has
-- committed in between is seen.
CREATE FUNCTION published_so_far() RETURNS bigint LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  newest bigint := coalesce((SELECT s.serial FROM product_search s WHERE s.portal_id IS NOT NULL ORDER BY s.serial DESC LIMIT 1), 0);
BEGIN
  RETURN least(newest, (SELECT min(l.objid::bigint) FROM pg_locks l
    WHERE l.locktype = 'advisory' AND l.classid = 746173 AND l.objsubid = 2
      AND l.database = (SELECT d.oid FROM pg_database d WHERE d.datname = current_database())));
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION search_follows() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE stale uuid[];
BEGIN
  WITH mine AS (DELETE FROM search_stale RETURNING ids)
  SELECT array_agg(DISTINCT id) INTO stale FROM mine CROSS JOIN unnest(ids) AS id;
  IF stale IS NOT NULL THEN
    PERFORM hold_product_serial();
    PERFORM refresh_product_search(stale);
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION goods_of_are_searched() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM hold_product_serial();
  IF TG_TABLE_NAME = 'organisations' THEN
    PERFORM refresh_product_search(ARRAY(SELECT id FROM products WHERE organisation_id = NEW.id));
  ELSE
    PERFORM refresh_product_search(ARRAY(SELECT id FROM products WHERE organisation_id = NEW.organisation_id AND producer_id = NEW.id));
  END IF;
  RETURN NULL;
END $$;
