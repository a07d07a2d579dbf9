-- What no row may ever be, said to the database itself (docs/architecture.md, "Invariants").
-- The application works as role tradeseal_app, which owns nothing: row-level security and these triggers bind it.
DO $$ BEGIN
  CREATE ROLE tradeseal_app NOLOGIN;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;
--> statement-breakpoint
DO $$ BEGIN EXECUTE format('GRANT tradeseal_app TO %I', current_user); END $$;
--> statement-breakpoint
GRANT USAGE ON SCHEMA public TO tradeseal_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO tradeseal_app;
--> statement-breakpoint
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO tradeseal_app;
--> statement-breakpoint
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO tradeseal_app;
--> statement-breakpoint
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO tradeseal_app;
--> statement-breakpoint
CREATE EXTENSION IF NOT EXISTS unaccent;
--> statement-breakpoint
CREATE EXTENSION IF NOT EXISTS pg_trgm;
--> statement-breakpoint

-- In whose name the transaction runs (src/db/transaction.ts). Unset means nobody.
CREATE FUNCTION app_scope() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT coalesce(current_setting('app.scope', true), '') $$;
--> statement-breakpoint
CREATE FUNCTION app_portal() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT nullif(current_setting('app.portal', true), '')::uuid $$;
--> statement-breakpoint
CREATE FUNCTION app_person() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT nullif(current_setting('app.person', true), '')::uuid $$;
--> statement-breakpoint
CREATE FUNCTION app_organisation() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT nullif(current_setting('app.organisation', true), '')::uuid $$;
--> statement-breakpoint
CREATE FUNCTION app_sees_all() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT app_scope() IN ('system', 'operator') $$;
--> statement-breakpoint
CREATE FUNCTION app_is_party(buyer uuid, seller uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
AS $$ SELECT app_scope() = 'member' AND app_organisation() IN (buyer, seller) $$;
--> statement-breakpoint

-- Append-only tables. TRUNCATE too, and for the owner too.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% only grows: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['audit_entries', 'audit_checkpoints', 'document_bytes', 'document_revisions', 'signatures',
    'verification_reports', 'journal_entries', 'postings', 'order_events', 'revocation_lists', 'product_versions'] LOOP
    EXECUTE format('CREATE TRIGGER only_grows BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', t);
    EXECUTE format('CREATE TRIGGER never_truncated BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', t);
    EXECUTE format('REVOKE UPDATE, DELETE ON %I FROM tradeseal_app', t);
  END LOOP;
END $$;
--> statement-breakpoint

-- Money and counts.
ALTER TABLE purchase_orders ADD CONSTRAINT order_total_positive CHECK (total_minor > 0);
--> statement-breakpoint
ALTER TABLE purchase_orders ADD CONSTRAINT order_parties_differ CHECK (buyer_organisation_id <> seller_organisation_id);
--> statement-breakpoint
ALTER TABLE order_lines ADD CONSTRAINT line_positive CHECK (quantity_thousandths > 0 AND unit_minor >= 0 AND line_minor >= 0);
--> statement-breakpoint
ALTER TABLE payments ADD CONSTRAINT payment_positive CHECK (amount_minor > 0);
--> statement-breakpoint
ALTER TABLE payments ADD CONSTRAINT refund_within_capture CHECK (
  refunded_minor >= 0 AND refunded_minor <= amount_minor
  AND (refunded_minor = 0 OR state IN ('captured', 'partially-refunded', 'refunded')));
--> statement-breakpoint
ALTER TABLE refunds ADD CONSTRAINT refund_positive CHECK (amount_minor > 0);
--> statement-breakpoint
ALTER TABLE payouts ADD CONSTRAINT payout_positive CHECK (amount_minor > 0);
--> statement-breakpoint
ALTER TABLE price_tiers ADD CONSTRAINT tier_positive CHECK (from_thousandths > 0 AND unit_minor > 0);
--> statement-breakpoint
ALTER TABLE products ADD CONSTRAINT minimum_positive CHECK (minimum_thousandths > 0 AND lead_time_days >= 0);
--> statement-breakpoint
ALTER TABLE captures ADD CONSTRAINT capture_passed_only CHECK (verification_indication = 'TOTAL-PASSED');
--> statement-breakpoint
ALTER TABLE captures ADD CONSTRAINT capture_positive CHECK (amount_minor > 0);
--> statement-breakpoint

-- Invariant 2: a document's bytes are what their digest says.
ALTER TABLE document_bytes ADD CONSTRAINT digest_is_of_bytes CHECK (digest = sha256(bytes));
--> statement-breakpoint
CREATE FUNCTION revision_extends_predecessor() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE predecessor record; before bytea; after bytea;
BEGIN
  IF NEW.number = 1 THEN
    IF NEW.previous_digest IS NOT NULL OR NEW.kind <> 'original' THEN
      RAISE EXCEPTION 'the first revision of a document is its original' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
  END IF;
  SELECT r.digest INTO predecessor FROM document_revisions r WHERE r.document_id = NEW.document_id AND r.number = NEW.number - 1;
  IF predecessor IS NULL OR NEW.previous_digest IS DISTINCT FROM predecessor.digest THEN
    RAISE EXCEPTION 'a revision names its predecessor' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  SELECT b.bytes INTO before FROM document_bytes b WHERE b.digest = predecessor.digest;
  SELECT b.bytes INTO after FROM document_bytes b WHERE b.digest = NEW.digest;
  IF length(after) <= length(before) OR substring(after FROM 1 FOR length(before)) <> before THEN
    RAISE EXCEPTION 'a revision only ever extends its predecessor' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER revision_extends_predecessor BEFORE INSERT ON document_revisions FOR EACH ROW EXECUTE FUNCTION revision_extends_predecessor();
--> statement-breakpoint

-- Invariant 1: the payment gate. (That report, document, order, amount, currency and TOTAL-PASSED belong together is
-- the foreign key capture_covered_by_verification; that there is one live capture a payment, a unique index.)
CREATE FUNCTION capture_gate() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE report record; payment record; latest bytea;
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF (NEW.payment_id, NEW.order_id, NEW.document_digest, NEW.verification_id, NEW.currency, NEW.amount_minor, NEW.requested_at)
       IS DISTINCT FROM
       (OLD.payment_id, OLD.order_id, OLD.document_digest, OLD.verification_id, OLD.currency, OLD.amount_minor, OLD.requested_at)
       OR OLD.state <> 'requested' THEN
      RAISE EXCEPTION 'capture gate: a capture only ever moves from requested to its outcome' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF NEW.state <> 'requested' THEN
    RAISE EXCEPTION 'capture gate: a capture begins as requested' USING ERRCODE = 'check_violation';
  END IF;
  SELECT * INTO payment FROM payments p WHERE p.id = NEW.payment_id FOR UPDATE;
  IF payment IS NULL OR payment.order_id <> NEW.order_id THEN
    RAISE EXCEPTION 'capture gate: the payment is not of this order' USING ERRCODE = 'check_violation';
  END IF;
  IF payment.state <> 'authorised' THEN
    RAISE EXCEPTION 'capture gate: nothing is authorised' USING ERRCODE = 'check_violation';
  END IF;
  IF payment.amount_minor <> NEW.amount_minor OR payment.currency <> NEW.currency THEN
    RAISE EXCEPTION 'capture gate: the amount authorised is not the amount signed' USING ERRCODE = 'check_violation';
  END IF;
  SELECT * INTO report FROM verification_reports v WHERE v.id = NEW.verification_id;
  IF report IS NULL OR report.indication <> 'TOTAL-PASSED' THEN
    RAISE EXCEPTION 'capture gate: no passed verification' USING ERRCODE = 'check_violation';
  END IF;
  IF NOT report.parties_passed @> ARRAY['buyer', 'seller'] THEN
    RAISE EXCEPTION 'capture gate: both parties must have signed' USING ERRCODE = 'check_violation';
  END IF;
  IF report.verified_at < now() - interval '10 minutes' OR report.verified_at > now() + interval '1 minute' THEN
    RAISE EXCEPTION 'capture gate: the verification is not fresh' USING ERRCODE = 'check_violation';
  END IF;
  SELECT r.digest INTO latest FROM document_revisions r WHERE r.document_id = report.document_id ORDER BY r.number DESC LIMIT 1;
  IF latest IS DISTINCT FROM NEW.document_digest THEN
    RAISE EXCEPTION 'capture gate: a newer revision of the document exists' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER capture_gate BEFORE INSERT OR UPDATE ON captures FOR EACH ROW EXECUTE FUNCTION capture_gate();
--> statement-breakpoint
CREATE TRIGGER never_deleted BEFORE DELETE ON captures FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE FUNCTION payment_captured_by_gate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state IN ('captured', 'partially-refunded', 'refunded')
     AND NOT EXISTS (SELECT 1 FROM captures c WHERE c.payment_id = NEW.id AND c.state = 'succeeded') THEN
    RAISE EXCEPTION 'capture gate: a payment is captured only through a capture that succeeded' USING ERRCODE = 'check_violation';
  END IF;
  IF TG_OP = 'UPDATE' AND OLD.state <> 'expected' AND (NEW.amount_minor, NEW.currency, NEW.order_id) IS DISTINCT FROM (OLD.amount_minor, OLD.currency, OLD.order_id) THEN
    RAISE EXCEPTION 'an authorised amount does not change' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER payment_captured_by_gate BEFORE INSERT OR UPDATE ON payments FOR EACH ROW EXECUTE FUNCTION payment_captured_by_gate();
--> statement-breakpoint

-- Invariant 3: every entry balances per currency when its transaction ends, and has at least two postings.
CREATE FUNCTION entry_balances() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE entry uuid; crooked text;
BEGIN
  entry := CASE TG_TABLE_NAME WHEN 'postings' THEN NEW.entry_id ELSE NEW.id END;
  SELECT p.currency INTO crooked FROM postings p WHERE p.entry_id = entry GROUP BY p.currency HAVING sum(p.minor) <> 0 LIMIT 1;
  IF crooked IS NOT NULL THEN
    RAISE EXCEPTION 'journal entry % does not balance in %', entry, crooked USING ERRCODE = 'check_violation';
  END IF;
  IF (SELECT count(*) FROM postings p WHERE p.entry_id = entry) < 2
     AND (SELECT phase FROM journal_entries e WHERE e.id = entry) <> 'void' THEN
    RAISE EXCEPTION 'journal entry % has fewer than two postings', entry USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER entry_balances AFTER INSERT ON journal_entries DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION entry_balances();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER postings_balance AFTER INSERT ON postings DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION entry_balances();
--> statement-breakpoint
ALTER TABLE postings ADD CONSTRAINT posting_not_zero CHECK (minor <> 0);
--> statement-breakpoint
CREATE FUNCTION posting_in_account_currency() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.currency <> (SELECT a.currency FROM ledger_accounts a WHERE a.id = NEW.account_id) THEN
    RAISE EXCEPTION 'a posting is in the currency of its account' USING ERRCODE = 'check_violation';
  END IF;
  IF EXISTS (SELECT 1 FROM journal_entries e WHERE e.id = NEW.entry_id AND e.xmin::text <> pg_current_xact_id()::xid::text) THEN
    RAISE EXCEPTION 'an entry is whole when it is recorded: no posting is added later' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER posting_in_account_currency BEFORE INSERT ON postings FOR EACH ROW EXECUTE FUNCTION posting_in_account_currency();
--> statement-breakpoint
ALTER TABLE journal_entries ADD CONSTRAINT settlement_names_pending CHECK ((phase IN ('post', 'void')) = (pending_entry_id IS NOT NULL));
--> statement-breakpoint
ALTER TABLE journal_entries ADD CONSTRAINT entry_pending_exists FOREIGN KEY (pending_entry_id) REFERENCES journal_entries(id);
--> statement-breakpoint
ALTER TABLE journal_entries ADD CONSTRAINT entry_reversed_exists FOREIGN KEY (reverses_entry_id) REFERENCES journal_entries(id);
--> statement-breakpoint
-- An order's escrow and what is payable to a seller never go below zero (they are credit accounts: sum <= 0).
CREATE FUNCTION never_overdrawn() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE account record; balance bigint;
BEGIN
  SELECT * INTO account FROM ledger_accounts a WHERE a.id = NEW.account_id FOR UPDATE;
  IF account.kind NOT IN ('buyer-escrow', 'seller-payable') THEN RETURN NULL; END IF;
  SELECT coalesce(sum(p.minor), 0) INTO balance FROM postings p JOIN journal_entries e ON e.id = p.entry_id
    WHERE p.account_id = account.id AND e.phase IN ('posted', 'post');
  IF balance > 0 THEN
    RAISE EXCEPTION '% of % is overdrawn by % %', account.kind, account.holder, balance, account.currency USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER never_overdrawn AFTER INSERT ON postings DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION never_overdrawn();
--> statement-breakpoint

-- An order that was placed keeps its terms; its lines too.
CREATE FUNCTION placed_order_keeps_terms() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state NOT IN ('draft', 'awaiting-approval') AND
     (NEW.number, NEW.portal_id, NEW.buyer_organisation_id, NEW.seller_organisation_id, NEW.currency, NEW.total_minor, NEW.incoterm, NEW.incoterm_place, NEW.delivery_date, NEW.version)
     IS DISTINCT FROM
     (OLD.number, OLD.portal_id, OLD.buyer_organisation_id, OLD.seller_organisation_id, OLD.currency, OLD.total_minor, OLD.incoterm, OLD.incoterm_place, OLD.delivery_date, OLD.version) THEN
    RAISE EXCEPTION 'a placed order keeps its terms' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER placed_order_keeps_terms BEFORE UPDATE ON purchase_orders FOR EACH ROW EXECUTE FUNCTION placed_order_keeps_terms();
--> statement-breakpoint
CREATE FUNCTION placed_order_keeps_lines() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE line record;
BEGIN
  IF TG_OP = 'DELETE' THEN line := OLD; ELSE line := NEW; END IF;
  IF (SELECT state FROM purchase_orders o WHERE o.id = line.order_id) NOT IN ('draft', 'awaiting-approval') THEN
    RAISE EXCEPTION 'a placed order keeps its lines' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN line;
END $$;
--> statement-breakpoint
CREATE TRIGGER placed_order_keeps_lines BEFORE INSERT OR UPDATE OR DELETE ON order_lines FOR EACH ROW EXECUTE FUNCTION placed_order_keeps_lines();
--> statement-breakpoint

-- A revoked certificate stays revoked.
CREATE FUNCTION revocation_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state = 'revoked' AND NEW.state <> 'revoked' THEN
    RAISE EXCEPTION 'a revoked certificate stays revoked' USING ERRCODE = 'restrict_violation';
  END IF;
  IF (NEW.der, NEW.serial, NEW.authority_id, NEW.person_id, NEW.fingerprint) IS DISTINCT FROM (OLD.der, OLD.serial, OLD.authority_id, OLD.person_id, OLD.fingerprint) THEN
    RAISE EXCEPTION 'an issued certificate does not change' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER revocation_is_final BEFORE UPDATE ON certificates FOR EACH ROW EXECUTE FUNCTION revocation_is_final();
--> statement-breakpoint

-- Search: the dictionary of each language, accents folded. Indexed expressions need an immutable function.
CREATE FUNCTION search_configuration(locale text) RETURNS regconfig LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE locale WHEN 'fr' THEN 'french' WHEN 'en' THEN 'english' WHEN 'es' THEN 'spanish' WHEN 'pt' THEN 'portuguese' WHEN 'ar' THEN 'arabic' ELSE 'simple' END::regconfig
$$;
--> statement-breakpoint
CREATE FUNCTION fold(input text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$ SELECT lower(public.unaccent('public.unaccent', input)) $$;
--> statement-breakpoint
CREATE FUNCTION product_text_search() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.search := setweight(to_tsvector(search_configuration(NEW.locale), fold(NEW.name)), 'A')
    || setweight(to_tsvector(search_configuration(NEW.locale), fold(NEW.description)), 'C');
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER product_text_search BEFORE INSERT OR UPDATE ON product_texts FOR EACH ROW EXECUTE FUNCTION product_text_search();
--> statement-breakpoint
CREATE INDEX product_texts_search ON product_texts USING gin (search);
--> statement-breakpoint
CREATE INDEX product_texts_name_trigrams ON product_texts USING gin (fold(name) gin_trgm_ops);
--> statement-breakpoint

-- Invariant 6: no organisation sees another's papers; a portal's staff see only their portal.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['purchase_orders', 'order_lines', 'order_events', 'documents', 'document_bytes', 'document_revisions',
    'signature_offers', 'signatures', 'verification_reports', 'payments', 'captures', 'refunds', 'payouts', 'provider_events',
    'ledger_accounts', 'journal_entries', 'postings', 'statements', 'statement_lines', 'provider_payouts', 'provider_transactions',
    'matches', 'notices', 'audit_entries', 'audit_checkpoints', 'products', 'product_versions', 'mandates', 'enrolments',
    'challenges', 'compromised_keys', 'authorities'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY house ON %I USING (app_sees_all()) WITH CHECK (app_sees_all())', t);
  END LOOP;
END $$;
--> statement-breakpoint
CREATE POLICY parties ON purchase_orders FOR ALL
  USING (app_is_party(buyer_organisation_id, seller_organisation_id) AND (state NOT IN ('draft', 'awaiting-approval') OR buyer_organisation_id = app_organisation()))
  WITH CHECK (app_is_party(buyer_organisation_id, seller_organisation_id));
--> statement-breakpoint
CREATE POLICY staff ON purchase_orders FOR SELECT
  USING (app_scope() = 'finance' OR (app_scope() = 'chamber' AND portal_id = app_portal() AND state NOT IN ('draft', 'awaiting-approval')));
--> statement-breakpoint
CREATE POLICY with_order ON order_lines FOR ALL USING (EXISTS (SELECT 1 FROM purchase_orders o WHERE o.id = order_id)) WITH CHECK (EXISTS (SELECT 1 FROM purchase_orders o WHERE o.id = order_id));
--> statement-breakpoint
CREATE POLICY with_order ON order_events FOR ALL USING (EXISTS (SELECT 1 FROM purchase_orders o WHERE o.id = order_id)) WITH CHECK (EXISTS (SELECT 1 FROM purchase_orders o WHERE o.id = order_id));
--> statement-breakpoint
CREATE POLICY parties ON documents FOR ALL USING (app_is_party(buyer_organisation_id, seller_organisation_id)) WITH CHECK (app_is_party(buyer_organisation_id, seller_organisation_id));
--> statement-breakpoint
CREATE POLICY staff ON documents FOR SELECT USING (app_scope() = 'finance' OR (app_scope() = 'chamber' AND portal_id = app_portal()));
--> statement-breakpoint
CREATE POLICY with_document ON document_revisions FOR ALL USING (EXISTS (SELECT 1 FROM documents d WHERE d.id = document_id)) WITH CHECK (EXISTS (SELECT 1 FROM documents d WHERE d.id = document_id));
--> statement-breakpoint
CREATE POLICY with_document ON signatures FOR ALL USING (EXISTS (SELECT 1 FROM documents d WHERE d.id = document_id)) WITH CHECK (EXISTS (SELECT 1 FROM documents d WHERE d.id = document_id));
--> statement-breakpoint
CREATE POLICY with_document ON verification_reports FOR ALL USING (EXISTS (SELECT 1 FROM documents d WHERE d.id = document_id)) WITH CHECK (EXISTS (SELECT 1 FROM documents d WHERE d.id = document_id));
--> statement-breakpoint
CREATE POLICY own ON signature_offers FOR ALL USING (person_id = app_person()) WITH CHECK (person_id = app_person());
--> statement-breakpoint
CREATE POLICY with_revision ON document_bytes FOR SELECT USING (
  EXISTS (SELECT 1 FROM document_revisions r WHERE r.digest = document_bytes.digest)
  OR EXISTS (SELECT 1 FROM signature_offers s WHERE s.prepared_digest = document_bytes.digest));
--> statement-breakpoint
CREATE POLICY new_bytes ON document_bytes FOR INSERT WITH CHECK (app_scope() IN ('member', 'chamber'));
--> statement-breakpoint
CREATE POLICY with_order ON payments FOR SELECT USING (app_scope() = 'finance' OR EXISTS (SELECT 1 FROM purchase_orders o WHERE o.id = order_id));
--> statement-breakpoint
CREATE POLICY finance ON captures FOR SELECT USING (app_scope() = 'finance');
--> statement-breakpoint
CREATE POLICY finance ON refunds FOR ALL USING (app_scope() = 'finance') WITH CHECK (app_scope() = 'finance');
--> statement-breakpoint
CREATE POLICY payee ON payouts FOR SELECT USING (app_scope() = 'finance' OR (app_scope() = 'member' AND organisation_id = app_organisation()));
--> statement-breakpoint
CREATE POLICY finance_sends ON payouts FOR UPDATE USING (app_scope() = 'finance') WITH CHECK (app_scope() = 'finance');
--> statement-breakpoint
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['ledger_accounts', 'journal_entries', 'postings', 'statements', 'statement_lines', 'provider_payouts', 'provider_transactions', 'matches'] LOOP
    EXECUTE format('CREATE POLICY finance ON %I USING (app_scope() = ''finance'') WITH CHECK (app_scope() = ''finance'')', t);
  END LOOP;
END $$;
--> statement-breakpoint
CREATE POLICY own ON notices FOR ALL USING (person_id = app_person()) WITH CHECK (true);
--> statement-breakpoint
CREATE POLICY everybody_is_logged ON audit_entries FOR INSERT WITH CHECK (true);
--> statement-breakpoint
CREATE POLICY published ON products FOR SELECT USING (state IN ('published', 'paused', 'archived'));
--> statement-breakpoint
CREATE POLICY owner ON products FOR ALL USING (app_scope() = 'member' AND organisation_id = app_organisation()) WITH CHECK (app_scope() = 'member' AND organisation_id = app_organisation());
--> statement-breakpoint
CREATE POLICY chamber ON products FOR ALL USING (app_scope() = 'chamber' AND portal_id = app_portal()) WITH CHECK (app_scope() = 'chamber' AND portal_id = app_portal());
--> statement-breakpoint
CREATE POLICY with_product ON product_versions FOR ALL USING (EXISTS (SELECT 1 FROM products p WHERE p.id = product_id)) WITH CHECK (EXISTS (SELECT 1 FROM products p WHERE p.id = product_id));
--> statement-breakpoint
CREATE POLICY organisation ON mandates FOR ALL USING (app_scope() = 'member' AND organisation_id = app_organisation()) WITH CHECK (app_scope() = 'member' AND organisation_id = app_organisation());
--> statement-breakpoint
CREATE POLICY chamber ON mandates FOR ALL USING (app_scope() = 'chamber' AND EXISTS (SELECT 1 FROM organisations o WHERE o.id = organisation_id AND o.portal_id = app_portal()));
--> statement-breakpoint
CREATE POLICY chamber ON enrolments FOR ALL USING (app_scope() = 'chamber' AND EXISTS (SELECT 1 FROM people p WHERE p.id = person_id AND p.portal_id = app_portal()));
--> statement-breakpoint
CREATE POLICY own_portal ON authorities FOR SELECT USING (true);
--> statement-breakpoint
CREATE POLICY crl_numbers ON authorities FOR UPDATE USING (app_scope() = 'chamber' AND portal_id = app_portal());
--> statement-breakpoint
CREATE POLICY chamber ON compromised_keys FOR ALL USING (app_scope() = 'chamber') WITH CHECK (app_scope() = 'chamber');
