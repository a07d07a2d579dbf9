-- Reminders are the night's work; a lost key is known to the chamber that was told, and to nobody else.
ALTER TABLE certificate_reminders ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY house ON certificate_reminders USING (app_sees_all()) WITH CHECK (app_sees_all());
--> statement-breakpoint
ALTER TABLE lost_key_reports ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY house ON lost_key_reports USING (app_sees_all()) WITH CHECK (app_sees_all());
--> statement-breakpoint
CREATE POLICY chamber ON lost_key_reports FOR SELECT USING (app_scope() = 'chamber' AND portal_id = app_portal());
--> statement-breakpoint
CREATE POLICY chamber_settles ON lost_key_reports FOR UPDATE
  USING (app_scope() = 'chamber' AND portal_id = app_portal())
  WITH CHECK (app_scope() = 'chamber' AND portal_id = app_portal());
--> statement-breakpoint
-- What is settled was settled by somebody, who said how they made sure; what is open was not.
ALTER TABLE lost_key_reports ADD CONSTRAINT lost_key_settled CHECK (
  (state = 'open') = (settled_at IS NULL) AND (state = 'open') = (settled_by IS NULL)
  AND (state <> 'settled' OR (person_id IS NOT NULL AND length(trim(coalesce(confirmation, ''))) > 0)));
--> statement-breakpoint
ALTER TABLE lost_key_reports ADD CONSTRAINT lost_key_bounded CHECK (
  length(name) BETWEEN 1 AND 200 AND length(email) BETWEEN 3 AND 254
  AND length(coalesce(telephone, '')) <= 40 AND length(coalesce(words, '')) <= 1000);
--> statement-breakpoint
-- A certificate takes the place of another of the same person only, and never of itself.
CREATE FUNCTION replaces_own_certificate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.replaces IS NOT NULL AND (NEW.replaces = NEW.id OR NOT EXISTS (
    SELECT 1 FROM certificates c WHERE c.id = NEW.replaces AND c.person_id = NEW.person_id)) THEN
    RAISE EXCEPTION 'a certificate replaces another one of the same person' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER replaces_own_certificate BEFORE INSERT OR UPDATE OF replaces ON certificates FOR EACH ROW EXECUTE FUNCTION replaces_own_certificate();
--> statement-breakpoint
CREATE TRIGGER replaces_own_certificate BEFORE INSERT OR UPDATE OF replaces ON enrolments FOR EACH ROW EXECUTE FUNCTION replaces_own_certificate();
