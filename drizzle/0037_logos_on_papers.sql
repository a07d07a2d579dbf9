CREATE TABLE "portal_logos" (
	"digest" char(64) PRIMARY KEY NOT NULL,
	"jpeg" "bytea" NOT NULL
);
--> statement-breakpoint
ALTER TABLE portal_logos ADD CONSTRAINT logo_is_small CHECK (octet_length(jpeg) BETWEEN 1 AND 20000);
--> statement-breakpoint
ALTER TABLE portal_logos ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY house ON portal_logos USING (app_sees_all()) WITH CHECK (app_sees_all());
--> statement-breakpoint
CREATE POLICY shown ON portal_logos FOR SELECT USING (true);
