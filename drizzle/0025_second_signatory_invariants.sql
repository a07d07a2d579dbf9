-- On whose word somebody signs, and who signs beside them (docs/decisions/second-signatory.md), said to the database.
ALTER TABLE signatures ADD CONSTRAINT signature_place CHECK (place IN (1, 2) AND (place = 1 OR NOT needs_second));
--> statement-breakpoint
ALTER TABLE signatures ADD CONSTRAINT second_under_mandate CHECK (NOT needs_second OR mandate_id IS NOT NULL);
--> statement-breakpoint
ALTER TABLE mandates ADD CONSTRAINT mandate_amounts CHECK (
  maximum_minor > 0 AND (second_signatory_above_minor IS NULL OR second_signatory_above_minor BETWEEN 0 AND maximum_minor - 1));
--> statement-breakpoint
ALTER TABLE mandates ADD CONSTRAINT mandate_endorsed_by CHECK ((endorsed_at IS NULL) = (endorsed_by IS NULL));
--> statement-breakpoint
ALTER TABLE mandates ADD CONSTRAINT mandate_refused CHECK (refused_reason IS NULL OR (endorsed_at IS NULL AND revoked_at IS NOT NULL));
--> statement-breakpoint

-- What was granted does not change; it is endorsed once and revoked once, and nobody endorses what they granted or hold.
CREATE FUNCTION mandate_keeps_its_terms() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF to_jsonb(NEW) - ARRAY['endorsed_by', 'endorsed_at', 'revoked_at', 'refused_reason'] <> to_jsonb(OLD) - ARRAY['endorsed_by', 'endorsed_at', 'revoked_at', 'refused_reason']
     OR (OLD.endorsed_at IS NOT NULL AND (NEW.endorsed_at, NEW.endorsed_by) IS DISTINCT FROM (OLD.endorsed_at, OLD.endorsed_by))
     OR (OLD.revoked_at IS NOT NULL AND (NEW.revoked_at, NEW.refused_reason, NEW.endorsed_at) IS DISTINCT FROM (OLD.revoked_at, OLD.refused_reason, OLD.endorsed_at)) THEN
    RAISE EXCEPTION 'a mandate keeps its terms' USING ERRCODE = 'restrict_violation';
  END IF;
  IF OLD.endorsed_at IS NULL AND NEW.endorsed_at IS NOT NULL AND NEW.endorsed_by IN (NEW.granted_by, NEW.person_id) THEN
    RAISE EXCEPTION 'nobody endorses a mandate they granted or hold' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER mandate_keeps_its_terms BEFORE UPDATE ON mandates FOR EACH ROW EXECUTE FUNCTION mandate_keeps_its_terms();
--> statement-breakpoint

-- A party is bound by its first signature, together with a second one where the first alone is not enough.
CREATE FUNCTION party_is_bound(document uuid, signing_party text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM signatures f WHERE f.document_id = document AND f.party = signing_party AND f.place = 1
    AND (NOT f.needs_second OR EXISTS (SELECT 1 FROM signatures s WHERE s.document_id = document AND s.party = signing_party AND s.place = 2)))
$$;
--> statement-breakpoint
-- The buyer is bound before the seller signs; each signs for the organisation that the paper names, in the revision that
-- holds the signature, under a mandate in force that covers the order; the second signatory is somebody else.
CREATE OR REPLACE FUNCTION signature_in_sequence() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE paper record; held record; purchase record; first record;
BEGIN
  SELECT * INTO paper FROM documents d WHERE d.id = NEW.document_id;
  IF NEW.organisation_id <> (CASE NEW.party WHEN 'buyer' THEN paper.buyer_organisation_id ELSE paper.seller_organisation_id END) THEN
    RAISE EXCEPTION 'a signature is of the party that the document names' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.party = 'seller' AND paper.kind = 'purchase-order' AND NOT party_is_bound(NEW.document_id, 'buyer') THEN
    RAISE EXCEPTION 'the buyer signs a purchase order first' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM document_revisions r WHERE r.document_id = NEW.document_id AND r.digest = NEW.revision_digest AND r.kind = 'signed') THEN
    RAISE EXCEPTION 'a signature is in a signed revision of its document' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.mandate_id IS NULL THEN
    IF NOT EXISTS (SELECT 1 FROM memberships m WHERE m.person_id = NEW.person_id AND m.organisation_id = NEW.organisation_id AND m.role = 'owner') THEN
      RAISE EXCEPTION 'whoever is not the principal signs under a mandate' USING ERRCODE = 'check_violation';
    END IF;
  ELSE
    SELECT * INTO held FROM mandates m WHERE m.id = NEW.mandate_id FOR SHARE;
    IF held.person_id <> NEW.person_id OR held.organisation_id <> NEW.organisation_id OR NOT held.document_kinds @> ARRAY[paper.kind]
       OR held.endorsed_at IS NULL OR held.revoked_at IS NOT NULL OR NEW.signed_at NOT BETWEEN held.valid_from AND held.valid_until THEN
      RAISE EXCEPTION 'the mandate is not in force for this signature' USING ERRCODE = 'check_violation';
    END IF;
    SELECT o.currency, o.total_minor INTO purchase FROM purchase_orders o WHERE paper.kind = 'purchase-order' AND o.id = paper.subject_id;
    IF purchase.currency IS NOT NULL THEN
      IF held.currency <> purchase.currency OR held.maximum_minor < purchase.total_minor THEN
        RAISE EXCEPTION 'the mandate does not cover the order' USING ERRCODE = 'check_violation';
      END IF;
      IF NEW.place = 1 AND NEW.needs_second IS DISTINCT FROM coalesce(purchase.total_minor > held.second_signatory_above_minor, false) THEN
        RAISE EXCEPTION 'the mandate says whether a second signatory is needed' USING ERRCODE = 'check_violation';
      END IF;
    END IF;
  END IF;
  IF NEW.place = 2 THEN
    SELECT * INTO first FROM signatures s WHERE s.document_id = NEW.document_id AND s.party = NEW.party AND s.place = 1;
    IF first.id IS NULL OR NOT first.needs_second OR first.person_id = NEW.person_id THEN
      RAISE EXCEPTION 'the second signatory signs after the first, where one is needed, and is somebody else' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint

-- An order that has its paper is placed and accepted by signatures that bind; a member moves no order without them.
CREATE FUNCTION order_moves_by_signature() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE paper uuid; bound_by text;
BEGIN
  bound_by := CASE WHEN NEW.state = 'placed' THEN 'buyer' WHEN NEW.state = 'accepted' THEN 'seller' END;
  IF bound_by IS NULL OR NEW.state = OLD.state THEN RETURN NEW; END IF;
  SELECT d.id INTO paper FROM documents d WHERE d.kind = 'purchase-order' AND d.subject_id = NEW.id AND d.subject_version = NEW.version;
  IF paper IS NULL AND app_scope() <> 'member' THEN RETURN NEW; END IF;
  IF paper IS NULL OR NOT party_is_bound(paper, bound_by) THEN
    RAISE EXCEPTION 'an order is % only by signatures that bind the %', NEW.state, bound_by USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER order_moves_by_signature BEFORE UPDATE ON purchase_orders FOR EACH ROW EXECUTE FUNCTION order_moves_by_signature();
--> statement-breakpoint
-- The payment gate asks for both signatures of a party too, whatever a report says.
CREATE FUNCTION capture_needs_bound_parties() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE paper uuid;
BEGIN
  SELECT v.document_id INTO paper FROM verification_reports v WHERE v.id = NEW.verification_id;
  IF EXISTS (SELECT 1 FROM signatures f WHERE f.document_id = paper AND f.place = 1 AND NOT party_is_bound(paper, f.party)) THEN
    RAISE EXCEPTION 'capture gate: a second signature is missing' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER capture_needs_bound_parties BEFORE INSERT ON captures FOR EACH ROW EXECUTE FUNCTION capture_needs_bound_parties();
--> statement-breakpoint

-- What an organisation said to itself before it signed is not the other side's to read.
CREATE POLICY own_approvals ON order_events AS RESTRICTIVE FOR SELECT USING (
  app_scope() <> 'member'
  OR NOT (to_state IN ('awaiting-approval', 'awaiting-seller-approval') OR coalesce(from_state, '') IN ('awaiting-approval', 'awaiting-seller-approval') AND to_state IN ('draft', 'placed') AND reason IS NOT NULL)
  OR EXISTS (SELECT 1 FROM purchase_orders o WHERE o.id = order_id AND app_organisation() =
    CASE WHEN 'awaiting-seller-approval' IN (to_state, from_state) THEN o.seller_organisation_id ELSE o.buyer_organisation_id END));
