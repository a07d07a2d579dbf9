-- Public pages are kept by every process until the database says that what they show has changed
-- (docs/decisions/public-page-cache.md). One message a statement and market, delivered when the transaction commits:
-- "everywhere goods:<slug> product:<id> …", or "everywhere portal:<slug>" when all of a market's pages are concerned.
CREATE FUNCTION tell_goods_changed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
  told record;
BEGIN
  FOR told IN
    SELECT m.slug, count(*) AS many, string_agg('product:' || p.id, ' ') AS goods
    FROM (SELECT DISTINCT product_id FROM changed) AS c
    JOIN products p ON p.id = c.product_id JOIN portals m ON m.id = p.portal_id
    GROUP BY m.slug
  LOOP
    PERFORM pg_notify('public_pages', 'everywhere ' || CASE
      WHEN told.many > 50 THEN 'portal:' || told.slug
      ELSE 'goods:' || told.slug || ' ' || told.goods END);
  END LOOP;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION tell_products_changed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
  told record;
BEGIN
  FOR told IN
    SELECT m.slug, count(*) AS many, string_agg('product:' || c.id, ' ') AS goods
    FROM changed c JOIN portals m ON m.id = c.portal_id GROUP BY m.slug
  LOOP
    PERFORM pg_notify('public_pages', 'everywhere ' || CASE
      WHEN told.many > 50 THEN 'portal:' || told.slug
      ELSE 'goods:' || told.slug || ' ' || told.goods END);
  END LOOP;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION tell_market_changed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
  concerned text;
BEGIN
  FOR concerned IN EXECUTE CASE TG_TABLE_NAME
    WHEN 'portals' THEN 'SELECT slug FROM changed'
    WHEN 'producers' THEN 'SELECT DISTINCT m.slug FROM changed c JOIN organisations o ON o.id = c.organisation_id
      JOIN portals m ON m.id = o.portal_id'
    ELSE 'SELECT DISTINCT m.slug FROM changed c JOIN portals m ON m.id = c.portal_id' END
  LOOP
    PERFORM pg_notify('public_pages', 'everywhere portal:' || concerned);
  END LOOP;
  RETURN NULL;
END $$;
--> statement-breakpoint
DO $$
DECLARE
  t text;
  teller text;
BEGIN
  FOREACH t IN ARRAY ARRAY['products', 'price_tiers', 'product_texts', 'product_photos', 'product_variants',
    'organisations', 'producers', 'certificates', 'portals'] LOOP
    teller := CASE
      WHEN t = 'products' THEN 'tell_products_changed'
      WHEN t IN ('organisations', 'producers', 'certificates', 'portals') THEN 'tell_market_changed'
      ELSE 'tell_goods_changed' END;
    EXECUTE format('CREATE TRIGGER tell_pages_insert AFTER INSERT ON %I REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION %I()', t, teller);
    EXECUTE format('CREATE TRIGGER tell_pages_update AFTER UPDATE ON %I REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION %I()', t, teller);
    EXECUTE format('CREATE TRIGGER tell_pages_delete AFTER DELETE ON %I REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION %I()', t, teller);
  END LOOP;
END $$;
