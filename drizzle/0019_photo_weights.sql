ALTER TABLE "product_photos" ADD COLUMN "thumb_bytes" integer;--> statement-breakpoint
ALTER TABLE "product_photos" ADD COLUMN "detail_bytes" integer;