CREATE TABLE "closed_periods" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account" text NOT NULL,
	"currency" char(3) NOT NULL,
	"until_date" date NOT NULL,
	"closing_minor" bigint NOT NULL,
	"closed_by" uuid NOT NULL,
	"closed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "period_once" UNIQUE("account","currency","until_date")
);
--> statement-breakpoint
ALTER TABLE "statement_lines" ADD COLUMN "uetr" uuid;--> statement-breakpoint
CREATE INDEX "line_servicer_reference" ON "statement_lines" USING btree ("servicer_reference");