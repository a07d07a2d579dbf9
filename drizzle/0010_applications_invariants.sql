-- Who applies to a chamber is known to that chamber and to the bearer of the application's secret link, and to nobody else.
-- The transaction says the link's token (app.bearer, src/members/applications/bearer.ts); the books keep its SHA-256 only,
-- so that whoever reads the books cannot pass for the applicant.
CREATE FUNCTION app_bearer() RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
AS $$ SELECT sha256(convert_to(nullif(current_setting('app.bearer', true), ''), 'UTF8')) $$;
--> statement-breakpoint
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['applications', 'application_papers', 'application_producers', 'application_events', 'application_messages', 'application_approvals'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY house ON %I USING (app_sees_all()) WITH CHECK (app_sees_all())', t);
  END LOOP;
END $$;
--> statement-breakpoint
-- A draft is the applicant's alone until it is submitted.
CREATE POLICY chamber ON applications FOR ALL
  USING (app_scope() = 'chamber' AND portal_id = app_portal() AND state <> 'draft')
  WITH CHECK (app_scope() = 'chamber' AND portal_id = app_portal() AND state <> 'draft');
--> statement-breakpoint
CREATE POLICY bearer ON applications FOR ALL
  USING (app_scope() = 'public' AND token_digest = app_bearer())
  WITH CHECK (app_scope() = 'public' AND token_digest = app_bearer());
--> statement-breakpoint
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['application_papers', 'application_producers'] LOOP
    EXECUTE format('CREATE POLICY with_application ON %I FOR SELECT USING (EXISTS (SELECT 1 FROM applications a WHERE a.id = application_id))', t);
    EXECUTE format('CREATE POLICY bearer_adds ON %I FOR INSERT WITH CHECK (app_scope() = ''public'' AND EXISTS (SELECT 1 FROM applications a WHERE a.id = application_id))', t);
    EXECUTE format('CREATE POLICY bearer_removes ON %I FOR DELETE USING (app_scope() = ''public'' AND EXISTS (SELECT 1 FROM applications a WHERE a.id = application_id))', t);
  END LOOP;
END $$;
--> statement-breakpoint
CREATE POLICY with_application ON application_events FOR SELECT USING (EXISTS (SELECT 1 FROM applications a WHERE a.id = application_id));
--> statement-breakpoint
CREATE POLICY own_move ON application_events FOR INSERT
  WITH CHECK (actor_id IS NOT DISTINCT FROM app_person() AND EXISTS (SELECT 1 FROM applications a WHERE a.id = application_id));
--> statement-breakpoint
CREATE POLICY with_application ON application_messages FOR SELECT USING (EXISTS (SELECT 1 FROM applications a WHERE a.id = application_id));
--> statement-breakpoint
CREATE POLICY own_words ON application_messages FOR INSERT
  WITH CHECK (author_id IS NOT DISTINCT FROM app_person() AND EXISTS (SELECT 1 FROM applications a WHERE a.id = application_id));
--> statement-breakpoint
CREATE POLICY chamber ON application_approvals FOR SELECT USING (app_scope() = 'chamber' AND EXISTS (SELECT 1 FROM applications a WHERE a.id = application_id));
--> statement-breakpoint
CREATE POLICY own_approval ON application_approvals FOR INSERT
  WITH CHECK (app_scope() = 'chamber' AND registrar_id = app_person() AND EXISTS (SELECT 1 FROM applications a WHERE a.id = application_id));
--> statement-breakpoint

-- States no application can be in.
ALTER TABLE applications ADD CONSTRAINT application_complete CHECK (
  state = 'draft' OR (organisation IS NOT NULL AND signatory IS NOT NULL AND consented_at IS NOT NULL
    AND consent_wording IS NOT NULL AND submitted_at IS NOT NULL AND submission > 0));
--> statement-breakpoint
ALTER TABLE applications ADD CONSTRAINT application_decided CHECK ((state IN ('approved', 'rejected')) = (decided_at IS NOT NULL));
--> statement-breakpoint
ALTER TABLE applications ADD CONSTRAINT application_became CHECK ((state = 'approved') = (organisation_id IS NOT NULL));
--> statement-breakpoint
ALTER TABLE application_events ADD CONSTRAINT refusal_has_reason CHECK (
  to_state NOT IN ('rejected', 'information-requested') OR length(trim(coalesce(reason, ''))) > 0);
--> statement-breakpoint
ALTER TABLE application_messages ADD CONSTRAINT message_says_something CHECK (length(trim(text)) BETWEEN 1 AND 2000);
--> statement-breakpoint
ALTER TABLE application_papers ADD CONSTRAINT paper_digest CHECK (digest ~ '^[0-9a-f]{64}$' AND byte_length > 0);
--> statement-breakpoint

-- The transitions of src/members/applications/application.ts, who makes them, and what stands still meanwhile.
CREATE FUNCTION application_moves() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE registrars integer;
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'draft' THEN
      RAISE EXCEPTION 'an application begins as a draft' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF (NEW.id, NEW.portal_id, NEW.number, NEW.created_at) IS DISTINCT FROM (OLD.id, OLD.portal_id, OLD.number, OLD.created_at) THEN
    RAISE EXCEPTION 'an application stays what and where it is' USING ERRCODE = 'restrict_violation';
  END IF;
  IF OLD.state NOT IN ('draft', 'information-requested') AND
     (NEW.organisation, NEW.signatory, NEW.consent_wording, NEW.consented_at, NEW.submitted_at, NEW.submission)
     IS DISTINCT FROM (OLD.organisation, OLD.signatory, OLD.consent_wording, OLD.consented_at, OLD.submitted_at, OLD.submission) THEN
    RAISE EXCEPTION 'a submitted application does not change' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.state = OLD.state THEN
    IF OLD.state IN ('approved', 'rejected') AND (NEW.decided_at, NEW.organisation_id) IS DISTINCT FROM (OLD.decided_at, OLD.organisation_id) THEN
      RAISE EXCEPTION 'a decision stands' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF (OLD.state, NEW.state) NOT IN (('draft', 'submitted'), ('submitted', 'in-review'), ('in-review', 'information-requested'),
      ('information-requested', 'submitted'), ('in-review', 'approved'), ('in-review', 'rejected')) THEN
    RAISE EXCEPTION 'an application does not move from % to %', OLD.state, NEW.state USING ERRCODE = 'check_violation';
  END IF;
  IF (NEW.state = 'submitted' AND app_scope() = 'chamber') OR (NEW.state <> 'submitted' AND app_scope() = 'public') THEN
    RAISE EXCEPTION 'who applies does not decide, and who decides does not apply' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.state = 'submitted' AND NEW.submission <> OLD.submission + 1 THEN
    RAISE EXCEPTION 'every submission is counted' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.state = 'approved' THEN
    SELECT count(DISTINCT registrar_id) INTO registrars FROM application_approvals p
      WHERE p.application_id = NEW.id AND p.submission = NEW.submission;
    IF registrars < 2 THEN
      RAISE EXCEPTION 'an application is approved by two different registrars' USING ERRCODE = 'check_violation';
    END IF;
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER application_moves BEFORE INSERT OR UPDATE ON applications FOR EACH ROW EXECUTE FUNCTION application_moves();
--> statement-breakpoint
CREATE FUNCTION only_drafts_are_deleted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state <> 'draft' THEN
    RAISE EXCEPTION 'only drafts are deleted' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN OLD;
END $$;
--> statement-breakpoint
CREATE TRIGGER only_drafts_are_deleted BEFORE DELETE ON applications FOR EACH ROW EXECUTE FUNCTION only_drafts_are_deleted();
--> statement-breakpoint

-- An approval is of the submission that lies before the chamber, by somebody of that chamber.
CREATE FUNCTION approval_in_review() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE application applications;
BEGIN
  SELECT * INTO application FROM applications a WHERE a.id = NEW.application_id;
  IF application.state IS DISTINCT FROM 'in-review' OR application.submission <> NEW.submission THEN
    RAISE EXCEPTION 'only what lies in review is approved' USING ERRCODE = 'check_violation';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM memberships m JOIN people p ON p.id = m.person_id
      WHERE m.person_id = NEW.registrar_id AND m.organisation_id IS NULL AND p.portal_id = application.portal_id
        AND m.role IN ('registrar', 'registrar-approver')) THEN
    RAISE EXCEPTION 'only a registrar of the chamber approves' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER approval_in_review BEFORE INSERT ON application_approvals FOR EACH ROW EXECUTE FUNCTION approval_in_review();
--> statement-breakpoint

-- Events, messages and approvals only grow; they go with a draft that is deleted whole.
CREATE FUNCTION goes_only_with_application() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND NOT EXISTS (SELECT 1 FROM applications a WHERE a.id = OLD.application_id) THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION '% only grows: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['application_events', 'application_messages', 'application_approvals'] LOOP
    EXECUTE format('CREATE TRIGGER only_grows BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION goes_only_with_application()', t);
    EXECUTE format('CREATE TRIGGER never_truncated BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', t);
    EXECUTE format('REVOKE UPDATE, DELETE ON %I FROM tradeseal_app', t);
  END LOOP;
END $$;
--> statement-breakpoint

-- Papers and lists belong to what was submitted: they come and go only while the applicant may still change it.
CREATE FUNCTION attached_while_open() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE attached record; current text;
BEGIN
  IF TG_OP = 'DELETE' THEN attached := OLD; ELSE attached := NEW; END IF;
  SELECT a.state INTO current FROM applications a WHERE a.id = attached.application_id;
  IF current IS NOT NULL AND current NOT IN ('draft', 'information-requested') THEN
    RAISE EXCEPTION 'a submitted application does not change' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN attached;
END $$;
--> statement-breakpoint
CREATE TRIGGER attached_while_open BEFORE INSERT OR DELETE ON application_papers FOR EACH ROW EXECUTE FUNCTION attached_while_open();
--> statement-breakpoint
CREATE TRIGGER attached_while_open BEFORE INSERT OR UPDATE OR DELETE ON application_producers FOR EACH ROW EXECUTE FUNCTION attached_while_open();
--> statement-breakpoint
CREATE FUNCTION paper_keeps_its_facts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (to_jsonb(NEW) - 'content_deleted_at') IS DISTINCT FROM (to_jsonb(OLD) - 'content_deleted_at') OR OLD.content_deleted_at IS NOT NULL THEN
    RAISE EXCEPTION 'of a paper only its content is deleted, once' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER paper_keeps_its_facts BEFORE UPDATE ON application_papers FOR EACH ROW EXECUTE FUNCTION paper_keeps_its_facts();
--> statement-breakpoint

-- Names that resemble each other, among members and applicants.
CREATE INDEX organisations_name_trigrams ON organisations USING gin (fold(legal_name) gin_trgm_ops);
--> statement-breakpoint
CREATE INDEX applications_name_trigrams ON applications USING gin (fold(organisation ->> 'legalName') gin_trgm_ops);
--> statement-breakpoint
-- "M 0414-0001" and "m04140001" are one number.
CREATE FUNCTION bare_number(input text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$ SELECT nullif(upper(regexp_replace(input, '[^A-Za-z0-9]', '', 'g')), '') $$;
