-- Words and prices of goods are seen by whoever sees the goods, and written by whoever sells them: drafts stay with their seller.
ALTER TABLE product_texts ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE price_tiers ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY house ON product_texts USING (app_sees_all()) WITH CHECK (app_sees_all());
--> statement-breakpoint
CREATE POLICY house ON price_tiers USING (app_sees_all()) WITH CHECK (app_sees_all());
--> statement-breakpoint
CREATE POLICY with_product ON product_texts FOR SELECT USING (EXISTS (SELECT 1 FROM products p WHERE p.id = product_id));
--> statement-breakpoint
CREATE POLICY with_product ON price_tiers FOR SELECT USING (EXISTS (SELECT 1 FROM products p WHERE p.id = product_id));
--> statement-breakpoint
CREATE POLICY seller ON product_texts FOR ALL
  USING (app_scope() = 'member' AND EXISTS (SELECT 1 FROM products p WHERE p.id = product_id AND p.organisation_id = app_organisation()))
  WITH CHECK (app_scope() = 'member' AND EXISTS (SELECT 1 FROM products p WHERE p.id = product_id AND p.organisation_id = app_organisation()));
--> statement-breakpoint
CREATE POLICY seller ON price_tiers FOR ALL
  USING (app_scope() = 'member' AND EXISTS (SELECT 1 FROM products p WHERE p.id = product_id AND p.organisation_id = app_organisation()))
  WITH CHECK (app_scope() = 'member' AND EXISTS (SELECT 1 FROM products p WHERE p.id = product_id AND p.organisation_id = app_organisation()));
