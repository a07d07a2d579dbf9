CREATE TABLE "member_import_faults" (
	"import_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"line" integer,
	"column" text,
	"code" text NOT NULL,
	"detail" jsonb,
	CONSTRAINT "member_import_faults_import_id_position_pk" PRIMARY KEY("import_id","position")
);
--> statement-breakpoint
CREATE TABLE "member_import_lines" (
	"import_id" uuid NOT NULL,
	"line" integer NOT NULL,
	"facts" jsonb,
	"person_id" uuid,
	"organisation_id" uuid,
	CONSTRAINT "member_import_lines_import_id_line_pk" PRIMARY KEY("import_id","line")
);
--> statement-breakpoint
CREATE TABLE "member_imports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"portal_id" uuid NOT NULL,
	"registrar_id" uuid NOT NULL,
	"file_name" text NOT NULL,
	"digest" text NOT NULL,
	"encoding" text NOT NULL,
	"state" text NOT NULL,
	"line_count" integer NOT NULL,
	"fault_count" integer DEFAULT 0 NOT NULL,
	"progress" integer DEFAULT 0 NOT NULL,
	"invites" boolean DEFAULT false NOT NULL,
	"invited" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"started_at" timestamp with time zone,
	"done_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "member_import_faults" ADD CONSTRAINT "member_import_faults_import_id_member_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."member_imports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_import_lines" ADD CONSTRAINT "member_import_lines_import_id_member_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."member_imports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_import_lines" ADD CONSTRAINT "member_import_lines_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_import_lines" ADD CONSTRAINT "member_import_lines_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_imports" ADD CONSTRAINT "member_imports_portal_id_portals_id_fk" FOREIGN KEY ("portal_id") REFERENCES "public"."portals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_imports" ADD CONSTRAINT "member_imports_registrar_id_people_id_fk" FOREIGN KEY ("registrar_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "member_import_list" ON "member_imports" USING btree ("portal_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "member_import_once" ON "member_imports" USING btree ("portal_id","digest") WHERE state in ('ready', 'importing', 'done');