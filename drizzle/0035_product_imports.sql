CREATE TABLE "product_import_columns" (
	"organisation_id" uuid NOT NULL,
	"heading" text NOT NULL,
	"column_key" text,
	CONSTRAINT "product_import_columns_organisation_id_heading_pk" PRIMARY KEY("organisation_id","heading")
);
--> statement-breakpoint
CREATE TABLE "product_import_faults" (
	"import_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"line" integer NOT NULL,
	"cell" integer,
	"code" text NOT NULL,
	"found" text NOT NULL,
	"column_key" text,
	CONSTRAINT "product_import_faults_import_id_position_pk" PRIMARY KEY("import_id","position")
);
--> statement-breakpoint
CREATE TABLE "product_imports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"portal_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"file_name" text NOT NULL,
	"digest" char(64) NOT NULL,
	"format" text NOT NULL,
	"encoding" text,
	"state" text NOT NULL,
	"headings" text[] NOT NULL,
	"mapping" jsonb NOT NULL,
	"line_count" integer DEFAULT 0 NOT NULL,
	"new_count" integer DEFAULT 0 NOT NULL,
	"changed_count" integer DEFAULT 0 NOT NULL,
	"unchanged_count" integer DEFAULT 0 NOT NULL,
	"fault_count" integer DEFAULT 0 NOT NULL,
	"progress" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"done_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "seller_code" text;--> statement-breakpoint
ALTER TABLE "product_import_columns" ADD CONSTRAINT "product_import_columns_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_import_faults" ADD CONSTRAINT "product_import_faults_import_id_product_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."product_imports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_imports" ADD CONSTRAINT "product_imports_portal_id_portals_id_fk" FOREIGN KEY ("portal_id") REFERENCES "public"."portals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_imports" ADD CONSTRAINT "product_imports_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "product_import_list" ON "product_imports" USING btree ("organisation_id","created_at");--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "product_seller_code" UNIQUE("organisation_id","seller_code");