ALTER TABLE "certificates" ADD COLUMN "issued_on" uuid;--> statement-breakpoint
ALTER TABLE "enrolments" ADD COLUMN "issued_on" uuid;--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_issued_on_certificates_id_fk" FOREIGN KEY ("issued_on") REFERENCES "public"."certificates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrolments" ADD CONSTRAINT "enrolments_issued_on_certificates_id_fk" FOREIGN KEY ("issued_on") REFERENCES "public"."certificates"("id") ON DELETE no action ON UPDATE no action;