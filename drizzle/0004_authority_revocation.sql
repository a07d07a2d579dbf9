ALTER TABLE "authorities" ADD COLUMN "revoked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "authorities" ADD COLUMN "revocation_reason" text;