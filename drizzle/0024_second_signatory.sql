ALTER TABLE "signatures" DROP CONSTRAINT "signature_once";--> statement-breakpoint
ALTER TABLE "signatures" ADD COLUMN "place" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "signatures" ADD COLUMN "needs_second" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "signatures" ADD COLUMN "mandate_id" uuid;--> statement-breakpoint
ALTER TABLE "signatures" ADD COLUMN "authority" jsonb;--> statement-breakpoint
ALTER TABLE "mandates" ADD COLUMN "refused_reason" text;--> statement-breakpoint
ALTER TABLE "signatures" ADD CONSTRAINT "signatures_mandate_id_mandates_id_fk" FOREIGN KEY ("mandate_id") REFERENCES "public"."mandates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signatures" ADD CONSTRAINT "signature_once" UNIQUE("document_id","party","place");