-- Rows that belong to goods look their goods up one by one. OFFSET 0 keeps the planner from its other way, to hash all goods
-- there are anew for each statement, which it takes wherever it expects some hundred rows: a file of goods is
-- hundreds of such statements, and what they cost grew with the square of the catalogue.
DO $$
DECLARE
  t text;
  mine text := 'app_scope() = ''member'' AND EXISTS (SELECT 1 FROM products p WHERE p.id = product_id AND p.organisation_id = app_organisation() OFFSET 0)';
BEGIN
  FOREACH t IN ARRAY ARRAY['product_texts', 'price_tiers', 'product_photos', 'product_variants', 'product_stock'] LOOP
    EXECUTE format('ALTER POLICY with_product ON %I USING (EXISTS (SELECT 1 FROM products p WHERE p.id = product_id OFFSET 0))', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['product_texts', 'price_tiers', 'product_photos'] LOOP
    EXECUTE format('ALTER POLICY seller ON %I USING (%s) WITH CHECK (%s)', t, mine, mine);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['product_variants', 'product_plots', 'product_versions', 'product_stock'] LOOP
    EXECUTE format('ALTER POLICY owner ON %I USING (%s) WITH CHECK (%s)', t, mine, mine);
  END LOOP;
END $$;
--> statement-breakpoint
ALTER POLICY members_with_product ON product_plots
  USING (app_scope() IN ('member', 'chamber') AND EXISTS (SELECT 1 FROM products p WHERE p.id = product_id OFFSET 0));
--> statement-breakpoint
ALTER POLICY chamber ON product_versions
  USING (app_scope() = 'chamber' AND EXISTS (SELECT 1 FROM products p WHERE p.id = product_id AND p.portal_id = app_portal() OFFSET 0));
--> statement-breakpoint
ALTER POLICY with_order ON product_versions
  USING (EXISTS (SELECT 1 FROM order_lines l WHERE l.product_id = product_versions.product_id AND l.product_version = version OFFSET 0));
--> statement-breakpoint
CREATE OR REPLACE FUNCTION tell_goods_changed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
  told record;
BEGIN
  FOR told IN
    SELECT m.slug, count(*) AS many, string_agg('product:' || c.product_id, ' ') AS goods
    FROM (SELECT d.product_id, (SELECT p.portal_id FROM products p WHERE p.id = d.product_id) AS portal_id
      FROM (SELECT DISTINCT product_id FROM changed) AS d) AS c
    JOIN portals m ON m.id = c.portal_id
    GROUP BY m.slug
  LOOP
    PERFORM pg_notify('public_pages', 'everywhere ' || CASE
      WHEN told.many > 50 THEN 'portal:' || told.slug
      ELSE 'goods:' || told.slug || ' ' || told.goods END);
  END LOOP;
  RETURN NULL;
END $$;
--> statement-breakpoint
-- Rows before and after are subtracted and not joined: a plan made for one row, and kept, compared each with each of a thousand.
CREATE OR REPLACE FUNCTION tell_stock_changed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
  told record;
BEGIN
  FOR told IN
    SELECT m.slug, count(*) AS many, string_agg('product:' || c.product_id, ' ') AS goods
    FROM (SELECT d.product_id, (SELECT p.portal_id FROM products p WHERE p.id = d.product_id) AS portal_id
      FROM (SELECT DISTINCT f.product_id FROM (
        SELECT product_id, variant_code, stock_thousandths - reserved_thousandths FROM after_it
        EXCEPT SELECT product_id, variant_code, stock_thousandths - reserved_thousandths FROM before_it) AS f) AS d) AS c
    JOIN portals m ON m.id = c.portal_id
    GROUP BY m.slug
  LOOP
    PERFORM pg_notify('public_pages', CASE WHEN told.many > 50 THEN 'everywhere portal:' || told.slug ELSE told.goods END);
  END LOOP;
  RETURN NULL;
END $$;
