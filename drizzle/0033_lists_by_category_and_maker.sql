DROP INDEX "product_organisation";--> statement-breakpoint
CREATE INDEX "product_category" ON "products" USING btree ("portal_id","category","state","published_at","id");--> statement-breakpoint
CREATE INDEX "product_producer" ON "products" USING btree ("producer_id","state","published_at","id");--> statement-breakpoint
CREATE INDEX "product_organisation" ON "products" USING btree ("organisation_id","state","published_at","id");