ALTER TABLE "saved_searches" DROP CONSTRAINT "saved_once";--> statement-breakpoint
ALTER TABLE "saved_searches" ALTER COLUMN "portal_id" DROP NOT NULL;--> statement-breakpoint
CREATE INDEX "synonyms_terms" ON "search_synonyms" USING gin ("folded");--> statement-breakpoint
ALTER TABLE "saved_searches" ADD CONSTRAINT "saved_once" UNIQUE NULLS NOT DISTINCT("person_id","portal_id","query");