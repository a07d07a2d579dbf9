-- Certificates of origin: made for an accepted order from its own lines, signed by a registrar of its chamber, never changed.
ALTER TABLE origin_certificates ADD CONSTRAINT origin_number CHECK (number ~ '^CO-[0-9]{4}-[0-9]{6,}$');
--> statement-breakpoint
ALTER TABLE origin_certificates ADD CONSTRAINT origin_token CHECK (token ~ '^[a-z2-9]{24}$');
--> statement-breakpoint
ALTER TABLE origin_certificates ADD CONSTRAINT origin_declared CHECK (btrim(declaration_wording) <> '');
--> statement-breakpoint
ALTER TABLE origin_certificates ADD CONSTRAINT origin_replaces_another CHECK (replaces_id <> id);
--> statement-breakpoint
ALTER TABLE origin_certificates ADD CONSTRAINT origin_decided CHECK (
  CASE state WHEN 'requested' THEN decided_at IS NULL AND withdrawn_at IS NULL
    WHEN 'issued' THEN decided_at IS NOT NULL AND decided_by IS NOT NULL AND withdrawn_at IS NULL
    WHEN 'withdrawn' THEN decided_at IS NOT NULL AND withdrawn_at IS NOT NULL AND withdrawn_by IS NOT NULL AND btrim(withdrawn_reason) <> ''
    ELSE decided_at IS NOT NULL AND decided_by IS NOT NULL AND btrim(refused_reason) <> '' AND withdrawn_at IS NULL END);
--> statement-breakpoint
ALTER TABLE origin_certificate_lines ADD CONSTRAINT origin_line_positive CHECK (quantity_thousandths > 0 AND (gross_grams IS NULL OR gross_grams > 0));
--> statement-breakpoint
CREATE TRIGGER never_deleted BEFORE DELETE ON origin_certificates FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER only_grows BEFORE UPDATE OR DELETE ON origin_certificate_lines FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
REVOKE DELETE ON origin_certificates FROM tradeseal_app;
--> statement-breakpoint
REVOKE UPDATE, DELETE ON origin_certificate_lines FROM tradeseal_app;
--> statement-breakpoint

-- Only for an order that its seller accepted, in that order's market; a replacement is of an issued one of the same order.
CREATE FUNCTION origin_of_accepted_order() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE purchase record;
BEGIN
  SELECT o.state, o.portal_id INTO purchase FROM purchase_orders o WHERE o.id = NEW.order_id FOR SHARE;
  IF purchase.state IS NULL OR purchase.state NOT IN ('accepted', 'in-fulfilment', 'delivered', 'completed') THEN
    RAISE EXCEPTION 'a certificate of origin is of an accepted order' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.portal_id <> purchase.portal_id THEN
    RAISE EXCEPTION 'a certificate of origin is of the market of its order' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.state <> 'requested' OR NEW.version <> 0 THEN
    RAISE EXCEPTION 'a certificate of origin begins as a request' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.replaces_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM origin_certificates c
      WHERE c.id = NEW.replaces_id AND c.order_id = NEW.order_id AND c.state = 'issued') THEN
    RAISE EXCEPTION 'what is replaced is an issued certificate of the same order' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER origin_of_accepted_order BEFORE INSERT ON origin_certificates FOR EACH ROW EXECUTE FUNCTION origin_of_accepted_order();
--> statement-breakpoint

-- Lines are written with their request; all live certificates together cover no more than was ordered.
CREATE FUNCTION origin_covers_order() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE request record; ordered bigint; covered bigint;
BEGIN
  PERFORM 1 FROM purchase_orders o WHERE o.id = NEW.order_id FOR UPDATE;
  SELECT * INTO request FROM origin_certificates c WHERE c.id = NEW.certificate_id;
  IF request.state <> 'requested' OR request.version <> 0 THEN
    RAISE EXCEPTION 'the lines of a certificate of origin are those of its request' USING ERRCODE = 'restrict_violation';
  END IF;
  SELECT l.quantity_thousandths INTO ordered FROM order_lines l WHERE l.order_id = NEW.order_id AND l.position = NEW.position;
  SELECT coalesce(sum(l.quantity_thousandths), 0) INTO covered
    FROM origin_certificate_lines l JOIN origin_certificates c ON c.id = l.certificate_id
    WHERE l.order_id = NEW.order_id AND l.position = NEW.position AND c.state IN ('requested', 'issued')
      AND c.id IS DISTINCT FROM request.replaces_id;
  IF covered + NEW.quantity_thousandths > ordered THEN
    RAISE EXCEPTION 'certificates of origin cover more than was ordered' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER origin_covers_order BEFORE INSERT ON origin_certificate_lines FOR EACH ROW EXECUTE FUNCTION origin_covers_order();
--> statement-breakpoint

-- It moves forward only, keeps what was asked for, and is issued by the chamber's signature on its newest paper.
CREATE FUNCTION origin_moves_forward() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  moves CONSTANT text[] := ARRAY['version', 'state', 'decided_by', 'decided_at', 'refused_reason', 'withdrawn_by', 'withdrawn_at', 'withdrawn_reason'];
  paper uuid;
BEGIN
  IF to_jsonb(NEW) - moves <> to_jsonb(OLD) - moves THEN
    RAISE EXCEPTION 'a certificate of origin keeps what was asked for' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.version <> OLD.version AND (NEW.version <> OLD.version + 1 OR OLD.state <> 'requested' OR NEW.state <> 'requested') THEN
    RAISE EXCEPTION 'only a request gets a new paper' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.state = OLD.state THEN
    IF OLD.state <> 'requested' AND NEW IS DISTINCT FROM OLD THEN
      RAISE EXCEPTION 'a decision about origin stays' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF NOT (OLD.state = 'requested' AND NEW.state IN ('issued', 'refused', 'cancelled') OR OLD.state = 'issued' AND NEW.state = 'withdrawn') THEN
    RAISE EXCEPTION 'a certificate of origin does not go from % to %', OLD.state, NEW.state USING ERRCODE = 'restrict_violation';
  END IF;
  IF OLD.state = 'issued' AND (NEW.decided_at, NEW.decided_by) IS DISTINCT FROM (OLD.decided_at, OLD.decided_by) THEN
    RAISE EXCEPTION 'a decision about origin stays' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.state = 'issued' THEN
    SELECT d.id INTO paper FROM documents d WHERE d.kind = 'certificate-of-origin' AND d.subject_id = NEW.id AND d.subject_version = NEW.version;
    IF paper IS NULL OR NOT party_is_bound(paper, 'chamber') THEN
      RAISE EXCEPTION 'a certificate of origin is issued by the chamber''s signature' USING ERRCODE = 'check_violation';
    END IF;
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER origin_moves_forward BEFORE UPDATE ON origin_certificates FOR EACH ROW EXECUTE FUNCTION origin_moves_forward();
--> statement-breakpoint

-- The paper of a certificate is of that request, its order's parties and market.
CREATE FUNCTION origin_paper_of_request() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.kind = 'certificate-of-origin' AND NOT EXISTS (
    SELECT 1 FROM origin_certificates c JOIN purchase_orders o ON o.id = c.order_id
    WHERE c.id = NEW.subject_id AND c.state = 'requested' AND c.version = NEW.subject_version AND c.portal_id = NEW.portal_id
      AND o.buyer_organisation_id = NEW.buyer_organisation_id AND o.seller_organisation_id = NEW.seller_organisation_id) THEN
    RAISE EXCEPTION 'the paper of a certificate of origin is of its request' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER origin_paper_of_request BEFORE INSERT ON documents FOR EACH ROW EXECUTE FUNCTION origin_paper_of_request();
--> statement-breakpoint

-- The chamber signs certificates of origin and nothing else, by a registrar of that market; only its own signature has no organisation.
ALTER TABLE signatures ADD CONSTRAINT signature_of_organisation CHECK ((party = 'chamber') = (organisation_id IS NULL));
--> statement-breakpoint
ALTER TABLE signatures ADD CONSTRAINT chamber_signs_alone CHECK (party <> 'chamber' OR (place = 1 AND NOT needs_second AND mandate_id IS NULL));
--> statement-breakpoint
CREATE FUNCTION chamber_signs_origin() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE paper record;
BEGIN
  SELECT * INTO paper FROM documents d WHERE d.id = NEW.document_id;
  IF (paper.kind = 'certificate-of-origin') <> (NEW.party = 'chamber') THEN
    RAISE EXCEPTION 'the chamber signs certificates of origin and nothing else' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.party = 'chamber' THEN
    IF NOT EXISTS (SELECT 1 FROM memberships m JOIN people p ON p.id = m.person_id WHERE p.id = NEW.person_id
        AND p.portal_id = paper.portal_id AND m.organisation_id IS NULL AND m.role IN ('registrar', 'registrar-approver')) THEN
      RAISE EXCEPTION 'a registrar of the market signs for its chamber' USING ERRCODE = 'check_violation';
    END IF;
    IF NOT EXISTS (SELECT 1 FROM document_revisions r WHERE r.document_id = NEW.document_id AND r.digest = NEW.revision_digest AND r.kind = 'signed') THEN
      RAISE EXCEPTION 'a signature is in a signed revision of its document' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER chamber_signs_origin BEFORE INSERT ON signatures FOR EACH ROW EXECUTE FUNCTION chamber_signs_origin();
--> statement-breakpoint
DROP TRIGGER signature_in_sequence ON signatures;
--> statement-breakpoint
CREATE TRIGGER signature_in_sequence BEFORE INSERT ON signatures FOR EACH ROW WHEN (NEW.party <> 'chamber') EXECUTE FUNCTION signature_in_sequence();
--> statement-breakpoint

-- The parties of the order and its chamber see them; the seller asks, the chamber decides, the paper is the chamber's to make.
ALTER TABLE origin_certificates ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE origin_certificate_lines ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY house ON origin_certificates USING (app_sees_all()) WITH CHECK (app_sees_all());
--> statement-breakpoint
CREATE POLICY parties ON origin_certificates FOR SELECT USING (app_scope() = 'member'
  AND EXISTS (SELECT 1 FROM purchase_orders o WHERE o.id = order_id AND app_is_party(o.buyer_organisation_id, o.seller_organisation_id)));
--> statement-breakpoint
CREATE POLICY seller_asks ON origin_certificates FOR INSERT WITH CHECK (app_scope() = 'member'
  AND EXISTS (SELECT 1 FROM purchase_orders o WHERE o.id = order_id AND o.seller_organisation_id = app_organisation()));
--> statement-breakpoint
CREATE POLICY seller_takes_back ON origin_certificates FOR UPDATE
  USING (app_scope() = 'member' AND state = 'requested' AND EXISTS (SELECT 1 FROM purchase_orders o WHERE o.id = order_id AND o.seller_organisation_id = app_organisation()))
  WITH CHECK (state = 'cancelled');
--> statement-breakpoint
CREATE POLICY chamber ON origin_certificates FOR ALL
  USING (app_scope() = 'chamber' AND portal_id = app_portal()) WITH CHECK (app_scope() = 'chamber' AND portal_id = app_portal());
--> statement-breakpoint
CREATE POLICY house ON origin_certificate_lines USING (app_sees_all()) WITH CHECK (app_sees_all());
--> statement-breakpoint
CREATE POLICY with_certificate ON origin_certificate_lines FOR ALL
  USING (EXISTS (SELECT 1 FROM origin_certificates c WHERE c.id = certificate_id))
  WITH CHECK (EXISTS (SELECT 1 FROM origin_certificates c WHERE c.id = certificate_id));
--> statement-breakpoint
CREATE POLICY chamber_certifies ON documents FOR ALL
  USING (app_scope() = 'chamber' AND kind = 'certificate-of-origin' AND portal_id = app_portal())
  WITH CHECK (app_scope() = 'chamber' AND kind = 'certificate-of-origin' AND portal_id = app_portal());
--> statement-breakpoint
CREATE POLICY origin_is_the_chambers ON documents AS RESTRICTIVE FOR INSERT WITH CHECK (kind <> 'certificate-of-origin' OR app_scope() <> 'member');
--> statement-breakpoint
CREATE POLICY origin_is_not_finances ON documents AS RESTRICTIVE FOR SELECT USING (kind <> 'certificate-of-origin' OR app_scope() <> 'finance');
--> statement-breakpoint
-- Whom the chamber tells about a certificate: those who act for a buyer of its market, who may be at home in another.
CREATE POLICY customers ON memberships FOR SELECT USING (app_scope() = 'chamber'
  AND EXISTS (SELECT 1 FROM purchase_orders o WHERE o.buyer_organisation_id = memberships.organisation_id AND o.portal_id = app_portal()));
