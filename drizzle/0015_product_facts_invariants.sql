-- What a market had on sale before its chamber could look at single versions counts as approved.
UPDATE products SET approved_version = version WHERE state IN ('published', 'paused');
--> statement-breakpoint
UPDATE products SET submitted_at = updated_at WHERE state = 'in-review';
--> statement-breakpoint
ALTER TABLE products ADD CONSTRAINT package_weighs CHECK (
  num_nulls(package_thousandths, package_net_grams, package_gross_grams) IN (0, 3)
  AND package_thousandths > 0 AND package_net_grams > 0 AND package_gross_grams >= package_net_grams);
--> statement-breakpoint
-- A sample is described whole, or there is none.
ALTER TABLE products ADD CONSTRAINT sample_whole CHECK (
  num_nulls(sample_thousandths, sample_minor, sample_currency) IN (0, 3) AND sample_thousandths > 0 AND sample_minor >= 0);
--> statement-breakpoint
ALTER TABLE products ADD CONSTRAINT harvest_in_order CHECK (num_nulls(harvested_from, harvested_until) <> 1 AND harvested_until >= harvested_from);
--> statement-breakpoint
ALTER TABLE products ADD CONSTRAINT plots_counted CHECK (plot_count >= 0 AND plot_square_metres >= 0);
--> statement-breakpoint
ALTER TABLE products ADD CONSTRAINT in_review_since CHECK (state <> 'in-review' OR submitted_at IS NOT NULL);
--> statement-breakpoint
ALTER TABLE product_variants ADD CONSTRAINT variant_quantities CHECK (minimum_thousandths > 0 AND stock_thousandths >= 0);
--> statement-breakpoint
ALTER TABLE product_variants ADD CONSTRAINT variant_described CHECK (
  code <> '' AND jsonb_typeof(options) = 'object' AND options <> '{}' AND jsonb_typeof(surcharges) = 'object');
--> statement-breakpoint
ALTER TABLE product_plots ADD CONSTRAINT plot_somewhere CHECK (
  area_square_metres > 0 AND jsonb_typeof(points) = 'array' AND jsonb_array_length(points) > 0);
--> statement-breakpoint
ALTER TABLE product_reviews ADD CONSTRAINT sent_back_with_reason CHECK ((decision = 'sent-back') = (coalesce(trim(reason), '') <> ''));
--> statement-breakpoint
ALTER TABLE order_lines ADD CONSTRAINT variant_named CHECK ((variant_code IS NULL) = (variant_options = '{}'));
--> statement-breakpoint
CREATE TRIGGER only_grows BEFORE UPDATE OR DELETE ON product_reviews FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER never_truncated BEFORE TRUNCATE ON product_reviews FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
REVOKE UPDATE, DELETE ON product_reviews FROM tradeseal_app;
--> statement-breakpoint
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['product_variants', 'product_plots', 'product_reviews'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY house ON %I USING (app_sees_all()) WITH CHECK (app_sees_all())', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['product_variants', 'product_plots', 'product_versions'] LOOP
    EXECUTE format('CREATE POLICY owner ON %I FOR ALL
      USING (app_scope() = ''member'' AND EXISTS (SELECT 1 FROM products p WHERE p.id = product_id AND p.organisation_id = app_organisation()))
      WITH CHECK (app_scope() = ''member'' AND EXISTS (SELECT 1 FROM products p WHERE p.id = product_id AND p.organisation_id = app_organisation()))', t);
  END LOOP;
END $$;
--> statement-breakpoint
CREATE POLICY with_product ON product_variants FOR SELECT USING (EXISTS (SELECT 1 FROM products p WHERE p.id = product_id));
--> statement-breakpoint
-- Coordinates say where people live and farm: those who may buy see them, the street does not.
CREATE POLICY members_with_product ON product_plots FOR SELECT
  USING (app_scope() IN ('member', 'chamber') AND EXISTS (SELECT 1 FROM products p WHERE p.id = product_id));
--> statement-breakpoint
-- Earlier versions are the seller's and the chamber's; parties to an order see the version it names.
DROP POLICY with_product ON product_versions;
--> statement-breakpoint
CREATE POLICY chamber ON product_versions FOR SELECT
  USING (app_scope() = 'chamber' AND EXISTS (SELECT 1 FROM products p WHERE p.id = product_id AND p.portal_id = app_portal()));
--> statement-breakpoint
CREATE POLICY with_order ON product_versions FOR SELECT
  USING (EXISTS (SELECT 1 FROM order_lines l WHERE l.product_id = product_versions.product_id AND l.product_version = version));
--> statement-breakpoint
CREATE POLICY owner_reads ON product_reviews FOR SELECT
  USING (app_scope() = 'member' AND EXISTS (SELECT 1 FROM products p WHERE p.id = product_id AND p.organisation_id = app_organisation()));
--> statement-breakpoint
CREATE POLICY chamber_reads ON product_reviews FOR SELECT
  USING (app_scope() = 'chamber' AND EXISTS (SELECT 1 FROM products p WHERE p.id = product_id AND p.portal_id = app_portal()));
--> statement-breakpoint
CREATE POLICY own_review ON product_reviews FOR INSERT
  WITH CHECK (app_scope() = 'chamber' AND decided_by = app_person() AND EXISTS (SELECT 1 FROM products p WHERE p.id = product_id AND p.portal_id = app_portal()));
