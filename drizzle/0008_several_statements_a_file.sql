ALTER TABLE "statements" DROP CONSTRAINT "statements_file_digest_unique";--> statement-breakpoint
ALTER TABLE "statements" DROP CONSTRAINT "statement_once";--> statement-breakpoint
CREATE INDEX "statement_file" ON "statements" USING btree ("file_digest");--> statement-breakpoint
ALTER TABLE "statements" ADD CONSTRAINT "statement_once" UNIQUE("account","currency","statement_reference");