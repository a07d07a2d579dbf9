CREATE TABLE "product_search" (
	"product_id" uuid PRIMARY KEY NOT NULL,
	"serial" bigint NOT NULL,
	"portal_id" uuid,
	"category" text NOT NULL,
	"lead_time_days" integer NOT NULL,
	"comparable_minor" bigint NOT NULL,
	"places" text[] NOT NULL,
	"facets" text[] NOT NULL,
	"words" "tsvector" NOT NULL,
	"certified_until" date
);
--> statement-breakpoint
CREATE TABLE "saved_searches" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"portal_id" uuid NOT NULL,
	"locale" text NOT NULL,
	"query" text NOT NULL,
	"alerts" boolean DEFAULT true NOT NULL,
	"seen_serial" bigint NOT NULL,
	"alerted_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "saved_once" UNIQUE("person_id","portal_id","query")
);
--> statement-breakpoint
CREATE TABLE "search_synonyms" (
	"id" uuid PRIMARY KEY NOT NULL,
	"portal_id" uuid NOT NULL,
	"terms" text[] NOT NULL,
	"folded" text[] NOT NULL,
	"changed_by" uuid NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "search_words" (
	"word" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "product_search" ADD CONSTRAINT "product_search_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_search" ADD CONSTRAINT "product_search_portal_id_portals_id_fk" FOREIGN KEY ("portal_id") REFERENCES "public"."portals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_searches" ADD CONSTRAINT "saved_searches_portal_id_portals_id_fk" FOREIGN KEY ("portal_id") REFERENCES "public"."portals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "search_synonyms" ADD CONSTRAINT "search_synonyms_portal_id_portals_id_fk" FOREIGN KEY ("portal_id") REFERENCES "public"."portals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "search_newest" ON "product_search" USING btree ("portal_id","serial");--> statement-breakpoint
CREATE INDEX "search_category_newest" ON "product_search" USING btree ("portal_id","category","serial");--> statement-breakpoint
CREATE INDEX "search_lead_time" ON "product_search" USING btree ("portal_id","lead_time_days","serial");--> statement-breakpoint
CREATE INDEX "search_category_lead_time" ON "product_search" USING btree ("portal_id","category","lead_time_days","serial");--> statement-breakpoint
CREATE INDEX "search_price" ON "product_search" USING btree ("portal_id","comparable_minor","serial");--> statement-breakpoint
CREATE INDEX "search_category_price" ON "product_search" USING btree ("portal_id","category","comparable_minor","serial");--> statement-breakpoint
CREATE INDEX "search_certified_until" ON "product_search" USING btree ("certified_until");--> statement-breakpoint
CREATE INDEX "saved_alerts" ON "saved_searches" USING btree ("alerts","alerted_at");--> statement-breakpoint
CREATE INDEX "synonyms_portal" ON "search_synonyms" USING btree ("portal_id");--> statement-breakpoint
CREATE INDEX "search_word" ON "search_words" USING btree ("word");--> statement-breakpoint
ALTER TABLE "product_texts" DROP COLUMN "search";