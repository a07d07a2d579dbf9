-- Photographs are seen with their goods and changed by their seller; a file on its way is its sender's alone.
ALTER TABLE product_photos ADD CONSTRAINT photo_digest CHECK (digest ~ '^[0-9a-f]{64}$');
--> statement-breakpoint
ALTER TABLE product_photos ADD CONSTRAINT photo_size CHECK (width > 0 AND height > 0);
--> statement-breakpoint
ALTER TABLE product_photos ADD CONSTRAINT photo_placeholder_small CHECK (length(placeholder) BETWEEN 4 AND 1000);
--> statement-breakpoint
ALTER TABLE product_photos ADD CONSTRAINT photo_described CHECK (jsonb_typeof(alt_texts) = 'object' AND alt_texts <> '{}');
--> statement-breakpoint
ALTER TABLE uploads ADD CONSTRAINT upload_within_length CHECK (length > 0 AND "offset" BETWEEN 0 AND length);
--> statement-breakpoint
ALTER TABLE upload_parts ADD CONSTRAINT part_not_empty CHECK ("offset" >= 0 AND octet_length(bytes) > 0);
--> statement-breakpoint
ALTER TABLE product_photos ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE uploads ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE upload_parts ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY house ON product_photos USING (app_sees_all()) WITH CHECK (app_sees_all());
--> statement-breakpoint
CREATE POLICY with_product ON product_photos FOR SELECT USING (EXISTS (SELECT 1 FROM products p WHERE p.id = product_id));
--> statement-breakpoint
CREATE POLICY seller ON product_photos FOR ALL
  USING (app_scope() = 'member' AND EXISTS (SELECT 1 FROM products p WHERE p.id = product_id AND p.organisation_id = app_organisation()))
  WITH CHECK (app_scope() = 'member' AND EXISTS (SELECT 1 FROM products p WHERE p.id = product_id AND p.organisation_id = app_organisation()));
--> statement-breakpoint
CREATE POLICY house ON uploads USING (app_sees_all()) WITH CHECK (app_sees_all());
--> statement-breakpoint
CREATE POLICY own ON uploads FOR ALL USING (person_id = app_person()) WITH CHECK (person_id = app_person());
--> statement-breakpoint
CREATE POLICY house ON upload_parts USING (app_sees_all()) WITH CHECK (app_sees_all());
--> statement-breakpoint
CREATE POLICY with_upload ON upload_parts FOR ALL
  USING (EXISTS (SELECT 1 FROM uploads u WHERE u.id = upload_id)) WITH CHECK (EXISTS (SELECT 1 FROM uploads u WHERE u.id = upload_id));
