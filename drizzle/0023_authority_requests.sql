CREATE TABLE "authority_requests" (
	"id" uuid PRIMARY KEY NOT NULL,
	"portal_id" uuid,
	"replaces_id" uuid,
	"name" text NOT NULL,
	"certification_request" "bytea" NOT NULL,
	"sealed_key" "bytea" NOT NULL,
	"key_encryption_key_id" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"completed_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "authority_requests" ADD CONSTRAINT "authority_requests_portal_id_portals_id_fk" FOREIGN KEY ("portal_id") REFERENCES "public"."portals"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "authority_requests" ADD CONSTRAINT "authority_requests_replaces_id_authorities_id_fk" FOREIGN KEY ("replaces_id") REFERENCES "public"."authorities"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
CREATE INDEX "authority_request_portal" ON "authority_requests" USING btree ("portal_id");
--> statement-breakpoint
ALTER TABLE "authority_requests" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY house ON "authority_requests" USING (app_sees_all()) WITH CHECK (app_sees_all());
--> statement-breakpoint
REVOKE DELETE ON "authority_requests" FROM tradeseal_app;
