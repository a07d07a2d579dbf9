-- A list of members is its chamber's business alone; the night's work (invitations, forgetting) sees them all.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['member_imports', 'member_import_lines', 'member_import_faults'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY house ON %I USING (app_sees_all()) WITH CHECK (app_sees_all())', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['member_import_lines', 'member_import_faults'] LOOP
    EXECUTE format('CREATE POLICY with_import ON %I FOR ALL USING (app_scope() = ''chamber'' AND EXISTS (SELECT 1 FROM member_imports i WHERE i.id = import_id))
      WITH CHECK (app_scope() = ''chamber'' AND EXISTS (SELECT 1 FROM member_imports i WHERE i.id = import_id))', t);
  END LOOP;
END $$;
--> statement-breakpoint
CREATE POLICY chamber ON member_imports FOR ALL
  USING (app_scope() = 'chamber' AND portal_id = app_portal()) WITH CHECK (app_scope() = 'chamber' AND portal_id = app_portal());
--> statement-breakpoint
ALTER TABLE member_imports ADD CONSTRAINT import_digest CHECK (digest ~ '^[0-9a-f]{64}$' AND line_count >= 0);
--> statement-breakpoint
-- One fault and nobody is entered.
ALTER TABLE member_imports ADD CONSTRAINT import_all_or_nothing CHECK (
  (state = 'faulty') = (fault_count > 0) OR (state = 'withdrawn'));
--> statement-breakpoint
ALTER TABLE member_imports ADD CONSTRAINT import_ended CHECK (
  (state = 'done') = (done_at IS NOT NULL) AND (state NOT IN ('importing', 'done') OR started_at IS NOT NULL)
  AND (state <> 'done' OR progress = line_count) AND invited <= line_count);
--> statement-breakpoint
-- What was done stays done.
CREATE FUNCTION import_moves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.id, NEW.portal_id, NEW.digest, NEW.line_count) IS DISTINCT FROM (OLD.id, OLD.portal_id, OLD.digest, OLD.line_count)
    OR OLD.state IN ('done', 'withdrawn') AND NEW.state <> OLD.state
    OR NEW.state = 'done' AND OLD.state NOT IN ('importing', 'done') THEN
    RAISE EXCEPTION 'an import does not move from % to % so', OLD.state, NEW.state USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER import_moves BEFORE UPDATE ON member_imports FOR EACH ROW EXECUTE FUNCTION import_moves();
