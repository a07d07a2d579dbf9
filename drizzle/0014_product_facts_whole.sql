CREATE TABLE "product_plots" (
	"product_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"name" text NOT NULL,
	"points" jsonb NOT NULL,
	"area_square_metres" bigint NOT NULL,
	CONSTRAINT "product_plots_product_id_position_pk" PRIMARY KEY("product_id","position")
);
--> statement-breakpoint
CREATE TABLE "product_reviews" (
	"id" uuid PRIMARY KEY NOT NULL,
	"product_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"decision" text NOT NULL,
	"reason" text,
	"decided_by" uuid NOT NULL,
	"decided_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "product_variants" (
	"product_id" uuid NOT NULL,
	"code" text NOT NULL,
	"options" jsonb NOT NULL,
	"surcharges" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"minimum_thousandths" bigint,
	"stock_thousandths" bigint,
	"position" integer NOT NULL,
	CONSTRAINT "product_variants_product_id_code_pk" PRIMARY KEY("product_id","code")
);
--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "scientific_name" text;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "package_thousandths" bigint;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "package_net_grams" bigint;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "package_gross_grams" bigint;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "sample_thousandths" bigint;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "sample_minor" bigint;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "sample_currency" char(3);--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "sample_terms" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "harvested_from" date;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "harvested_until" date;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "plot_count" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "plot_square_metres" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "submitted_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "approved_version" integer;--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "variant_code" text;--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "variant_options" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "product_plots" ADD CONSTRAINT "product_plots_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_reviews" ADD CONSTRAINT "product_reviews_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_variants" ADD CONSTRAINT "product_variants_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "review_product" ON "product_reviews" USING btree ("product_id","decided_at");--> statement-breakpoint
CREATE INDEX "line_product_version" ON "order_lines" USING btree ("product_id","product_version");