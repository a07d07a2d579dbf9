CREATE TABLE "origin_certificate_lines" (
	"certificate_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"quantity_thousandths" bigint NOT NULL,
	"packages" text DEFAULT '' NOT NULL,
	"gross_grams" bigint,
	CONSTRAINT "origin_certificate_lines_certificate_id_position_pk" PRIMARY KEY("certificate_id","position")
);
--> statement-breakpoint
CREATE TABLE "origin_certificate_numbers" (
	"year" integer PRIMARY KEY NOT NULL,
	"last" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "origin_certificates" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"portal_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"state" text DEFAULT 'requested' NOT NULL,
	"version" integer DEFAULT 0 NOT NULL,
	"token" text NOT NULL,
	"locale" text NOT NULL,
	"remarks" text DEFAULT '' NOT NULL,
	"replaces_id" uuid,
	"declaration_wording" text NOT NULL,
	"declaration_language" text NOT NULL,
	"requested_by" uuid NOT NULL,
	"requested_at" timestamp with time zone DEFAULT now() NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"refused_reason" text,
	"withdrawn_by" uuid,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_reason" text,
	"idempotency_key" text NOT NULL,
	CONSTRAINT "origin_certificates_number_unique" UNIQUE("number"),
	CONSTRAINT "origin_certificates_token_unique" UNIQUE("token"),
	CONSTRAINT "origin_certificates_replaces_id_unique" UNIQUE("replaces_id"),
	CONSTRAINT "origin_certificates_idempotency_key_unique" UNIQUE("idempotency_key"),
	CONSTRAINT "origin_certificate_of_order" UNIQUE("id","order_id")
);
--> statement-breakpoint
ALTER TABLE "signatures" ALTER COLUMN "organisation_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "origin_certificate_lines" ADD CONSTRAINT "origin_line_of_certificate" FOREIGN KEY ("certificate_id","order_id") REFERENCES "public"."origin_certificates"("id","order_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "origin_certificate_lines" ADD CONSTRAINT "origin_line_of_order" FOREIGN KEY ("order_id","position") REFERENCES "public"."order_lines"("order_id","position") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "origin_certificates" ADD CONSTRAINT "origin_certificates_portal_id_portals_id_fk" FOREIGN KEY ("portal_id") REFERENCES "public"."portals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "origin_certificates" ADD CONSTRAINT "origin_certificates_order_id_purchase_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."purchase_orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "origin_certificates" ADD CONSTRAINT "origin_certificates_requested_by_people_id_fk" FOREIGN KEY ("requested_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "origin_certificates" ADD CONSTRAINT "origin_certificates_decided_by_people_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "origin_certificates" ADD CONSTRAINT "origin_certificates_withdrawn_by_people_id_fk" FOREIGN KEY ("withdrawn_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "origin_line_covers" ON "origin_certificate_lines" USING btree ("order_id","position");--> statement-breakpoint
CREATE INDEX "origin_order" ON "origin_certificates" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "origin_queue" ON "origin_certificates" USING btree ("portal_id","state","requested_at");
