ALTER TABLE "portals" ADD COLUMN "logo_bytes" integer;
--> statement-breakpoint
-- What lies in the file storage cannot be weighed from here: the most that a logo may be, until its market is saved again.
UPDATE portals SET logo_bytes = 4000 WHERE logo_digest IS NOT NULL;
--> statement-breakpoint
ALTER TABLE portals ADD CONSTRAINT logo_is_weighed CHECK ((logo_digest IS NULL) = (logo_bytes IS NULL) AND logo_bytes BETWEEN 1 AND 4000);
