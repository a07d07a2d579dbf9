-- Two-phase entries: what settles names something pending and stays within it; a void moves nothing; a reversal takes
-- back exactly what it names.
CREATE OR REPLACE FUNCTION entry_balances() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  entry journal_entries;
  crooked text;
  other text;
  number_of_postings bigint;
BEGIN
  SELECT * INTO entry FROM journal_entries e WHERE e.id = coalesce((to_jsonb(NEW) ->> 'entry_id')::uuid, NEW.id);
  SELECT p.currency INTO crooked FROM postings p WHERE p.entry_id = entry.id GROUP BY p.currency HAVING sum(p.minor) <> 0 LIMIT 1;
  IF crooked IS NOT NULL THEN
    RAISE EXCEPTION 'journal entry % does not balance in %', entry.id, crooked USING ERRCODE = 'check_violation';
  END IF;
  SELECT count(*) INTO number_of_postings FROM postings p WHERE p.entry_id = entry.id;
  IF entry.phase = 'void' AND number_of_postings > 0 THEN
    RAISE EXCEPTION 'journal entry % is a void and moves nothing', entry.id USING ERRCODE = 'check_violation';
  ELSIF entry.phase <> 'void' AND number_of_postings < 2 THEN
    RAISE EXCEPTION 'journal entry % has fewer than two postings', entry.id USING ERRCODE = 'check_violation';
  END IF;
  IF entry.pending_entry_id IS NOT NULL THEN
    IF (SELECT e.phase FROM journal_entries e WHERE e.id = entry.pending_entry_id) <> 'pending' THEN
      RAISE EXCEPTION 'journal entry % settles what is not pending', entry.id USING ERRCODE = 'check_violation';
    END IF;
    SELECT a.holder INTO other FROM ledger_accounts a
      JOIN LATERAL (SELECT coalesce(sum(p.minor), 0) AS minor FROM postings p WHERE p.account_id = a.id AND p.entry_id = entry.id) s ON true
      JOIN LATERAL (SELECT coalesce(sum(p.minor), 0) AS minor FROM postings p WHERE p.account_id = a.id AND p.entry_id = entry.pending_entry_id) r ON true
      WHERE a.id IN (SELECT p.account_id FROM postings p WHERE p.entry_id = entry.id)
        AND (abs(s.minor) > abs(r.minor) OR sign(s.minor) <> sign(r.minor)) LIMIT 1;
    IF other IS NOT NULL THEN
      RAISE EXCEPTION 'journal entry % posts more than was reserved for %', entry.id, other USING ERRCODE = 'check_violation';
    END IF;
  END IF;
  IF entry.reverses_entry_id IS NOT NULL AND EXISTS (
    SELECT 1 FROM postings p WHERE p.entry_id IN (entry.id, entry.reverses_entry_id) GROUP BY p.account_id HAVING sum(p.minor) <> 0) THEN
    RAISE EXCEPTION 'journal entry % is not the reverse of %', entry.id, entry.reverses_entry_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint

-- What is held for somebody is never overdrawn, neither by what is posted nor by what pending entries promise to take.
-- Only those accounts are locked, so that orders do not wait for each other at the provider's clearing account.
CREATE OR REPLACE FUNCTION never_overdrawn() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE account ledger_accounts; balance bigint;
BEGIN
  SELECT * INTO account FROM ledger_accounts a WHERE a.id = NEW.account_id;
  IF NOT (account.kind IN ('buyer-escrow', 'seller-payable') OR (account.kind = 'unallocated' AND account.portal_id IS NOT NULL)) THEN
    RETURN NULL;
  END IF;
  PERFORM 1 FROM ledger_accounts a WHERE a.id = NEW.account_id FOR UPDATE;
  SELECT coalesce(sum(p.minor), 0) INTO balance FROM postings p JOIN journal_entries e ON e.id = p.entry_id
    WHERE p.account_id = account.id AND (e.phase IN ('posted', 'post')
      OR (e.phase = 'pending' AND p.minor > 0 AND NOT EXISTS (SELECT 1 FROM journal_entries s WHERE s.pending_entry_id = e.id)));
  IF balance > 0 THEN
    RAISE EXCEPTION '% of % is overdrawn by % %', account.kind, account.holder, balance, account.currency USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint

-- Accounts are opened, never renamed or closed; statements, what a provider reported and closed periods only grow.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['ledger_accounts', 'statements', 'closed_periods'] LOOP
    EXECUTE format('CREATE TRIGGER only_grows BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', t);
    EXECUTE format('CREATE TRIGGER never_truncated BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['statement_lines', 'matches', 'provider_payouts', 'provider_transactions'] LOOP
    EXECUTE format('CREATE TRIGGER never_deleted BEFORE DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', t);
    EXECUTE format('CREATE TRIGGER never_truncated BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', t);
  END LOOP;
END $$;
--> statement-breakpoint
REVOKE UPDATE, DELETE ON statements, closed_periods FROM tradeseal_app;
--> statement-breakpoint
REVOKE DELETE ON ledger_accounts, statement_lines, matches, provider_payouts, provider_transactions FROM tradeseal_app;
--> statement-breakpoint
ALTER TABLE closed_periods ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY house ON closed_periods USING (app_sees_all()) WITH CHECK (app_sees_all());
--> statement-breakpoint
CREATE POLICY finance ON closed_periods USING (app_scope() = 'finance') WITH CHECK (app_scope() = 'finance');
--> statement-breakpoint

-- What the bank said does not change; how we explain it does, with a reason where it is set aside.
CREATE FUNCTION line_keeps_its_facts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF to_jsonb(NEW) - ARRAY['state', 'reason', 'reason_by'] <> to_jsonb(OLD) - ARRAY['state', 'reason', 'reason_by'] THEN
    RAISE EXCEPTION 'a statement line keeps what the bank said' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER line_keeps_its_facts BEFORE UPDATE ON statement_lines FOR EACH ROW EXECUTE FUNCTION line_keeps_its_facts();
--> statement-breakpoint
ALTER TABLE statement_lines ADD CONSTRAINT set_aside_has_reason CHECK (state <> 'set-aside' OR (length(reason) > 0 AND reason_by IS NOT NULL));
--> statement-breakpoint
ALTER TABLE statement_lines ADD CONSTRAINT line_moves_something CHECK (amount_minor <> 0);
--> statement-breakpoint
CREATE FUNCTION match_keeps_its_facts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.undone_at IS NOT NULL OR to_jsonb(NEW) - 'undone_at' <> to_jsonb(OLD) - 'undone_at' THEN
    RAISE EXCEPTION 'a match is undone once and otherwise never changes' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER match_keeps_its_facts BEFORE UPDATE ON matches FOR EACH ROW EXECUTE FUNCTION match_keeps_its_facts();
--> statement-breakpoint
-- A written-off line was proposed by one person and approved by another.
CREATE FUNCTION write_off_takes_two() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE proposer uuid;
BEGIN
  IF NEW.target_type = 'write-off' THEN
    SELECT l.reason_by INTO proposer FROM statement_lines l WHERE l.id = NEW.line_id;
    IF proposer IS NULL OR NEW.matched_by IS NULL OR proposer = NEW.matched_by THEN
      RAISE EXCEPTION 'a write-off takes two people' USING ERRCODE = 'check_violation';
    END IF;
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER write_off_takes_two BEFORE INSERT ON matches FOR EACH ROW EXECUTE FUNCTION write_off_takes_two();
--> statement-breakpoint
-- An explained line is explained to the cent.
CREATE FUNCTION line_explained_in_full() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE line statement_lines; explained bigint;
BEGIN
  SELECT * INTO line FROM statement_lines l WHERE l.id = coalesce((to_jsonb(NEW) ->> 'line_id')::uuid, NEW.id);
  SELECT coalesce(sum(m.minor), 0) INTO explained FROM matches m WHERE m.line_id = line.id AND m.undone_at IS NULL;
  IF explained <> (CASE WHEN line.state IN ('matched', 'split', 'written-off') THEN line.amount_minor ELSE 0 END) THEN
    RAISE EXCEPTION 'statement line % (%) is of % and explained for %', line.id, line.state, line.amount_minor, explained USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER line_explained_in_full AFTER INSERT OR UPDATE ON matches DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION line_explained_in_full();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER line_explained_in_full AFTER INSERT OR UPDATE ON statement_lines DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION line_explained_in_full();
--> statement-breakpoint

-- In a closed period nothing moves: no line appears or changes, no entry touches the bank account.
CREATE FUNCTION is_closed(bank_account text, in_currency text, on_day date) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM closed_periods c WHERE c.account = bank_account AND c.currency = in_currency AND c.until_date >= on_day)
$$;
--> statement-breakpoint
CREATE FUNCTION closed_period_keeps_lines() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE statement statements;
BEGIN
  SELECT * INTO statement FROM statements s WHERE s.id = NEW.statement_id;
  IF is_closed(statement.account, statement.currency, NEW.booking_date) THEN
    RAISE EXCEPTION 'the period of % is closed on %', statement.account, NEW.booking_date USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER closed_period_keeps_lines BEFORE INSERT OR UPDATE ON statement_lines FOR EACH ROW EXECUTE FUNCTION closed_period_keeps_lines();
--> statement-breakpoint
CREATE FUNCTION closed_period_keeps_cash() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE account ledger_accounts; entry journal_entries;
BEGIN
  SELECT * INTO account FROM ledger_accounts a WHERE a.id = NEW.account_id;
  SELECT * INTO entry FROM journal_entries e WHERE e.id = NEW.entry_id;
  IF account.kind = 'cash-at-bank' AND entry.phase <> 'pending'
     AND is_closed(account.holder, account.currency, (entry.effective_at AT TIME ZONE 'UTC')::date) THEN
    RAISE EXCEPTION 'the period of % is closed', account.holder USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER closed_period_keeps_cash BEFORE INSERT ON postings FOR EACH ROW EXECUTE FUNCTION closed_period_keeps_cash();
--> statement-breakpoint
CREATE FUNCTION period_closes_explained() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM statement_lines l JOIN statements s ON s.id = l.statement_id
    WHERE s.account = NEW.account AND s.currency = NEW.currency AND l.booking_date <= NEW.until_date
      AND l.state IN ('unmatched', 'suggested', 'set-aside')) THEN
    RAISE EXCEPTION 'a period closes only when nothing is unexplained' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER period_closes_explained BEFORE INSERT ON closed_periods FOR EACH ROW EXECUTE FUNCTION period_closes_explained();
