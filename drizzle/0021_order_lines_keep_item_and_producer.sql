ALTER TABLE "order_lines" ADD COLUMN "item_id" text;--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "producer_name" text;--> statement-breakpoint
ALTER TABLE "portals" ADD COLUMN "logo_digest" text;