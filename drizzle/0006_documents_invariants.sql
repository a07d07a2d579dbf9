-- The bytes of a new revision are not visible to a member before the revision exists: the check that a revision extends
-- its predecessor therefore looks with the owner's eyes, and a revision whose bytes it cannot find is refused.
CREATE OR REPLACE FUNCTION revision_extends_predecessor() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE predecessor record; before bytea; after bytea;
BEGIN
  SELECT b.bytes INTO after FROM document_bytes b WHERE b.digest = NEW.digest;
  IF after IS NULL THEN
    RAISE EXCEPTION 'the bytes of a revision are stored before it' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.number = 1 THEN
    IF NEW.previous_digest IS NOT NULL OR NEW.kind <> 'original' THEN
      RAISE EXCEPTION 'the first revision of a document is its original' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
  END IF;
  SELECT r.digest, r.kind INTO predecessor FROM document_revisions r WHERE r.document_id = NEW.document_id AND r.number = NEW.number - 1;
  IF predecessor IS NULL OR NEW.kind = 'original' OR NEW.previous_digest IS DISTINCT FROM predecessor.digest THEN
    RAISE EXCEPTION 'a revision names its predecessor' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF predecessor.kind = 'completed' AND NEW.kind <> 'completed' THEN
    RAISE EXCEPTION 'a completed document takes no more signatures' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  SELECT b.bytes INTO before FROM document_bytes b WHERE b.digest = predecessor.digest;
  IF before IS NULL OR length(after) <= length(before) OR substring(after FROM 1 FOR length(before)) <> before THEN
    RAISE EXCEPTION 'a revision only ever extends its predecessor' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint

-- An offer to sign is for one person's certificate, once; only that it was used is ever added to it.
CREATE FUNCTION offer_is_used_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.used_at IS NOT NULL OR NEW.used_at IS NULL OR to_jsonb(NEW) - 'used_at' <> to_jsonb(OLD) - 'used_at' THEN
    RAISE EXCEPTION 'an offer to sign is used once and otherwise never changes' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER offer_is_used_once BEFORE UPDATE ON signature_offers FOR EACH ROW EXECUTE FUNCTION offer_is_used_once();
--> statement-breakpoint
CREATE TRIGGER never_deleted BEFORE DELETE ON signature_offers FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint

-- The buyer signs first; each signs for the organisation that the paper names, in the revision that holds the signature.
CREATE FUNCTION signature_in_sequence() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE paper record;
BEGIN
  SELECT * INTO paper FROM documents d WHERE d.id = NEW.document_id;
  IF NEW.organisation_id <> (CASE NEW.party WHEN 'buyer' THEN paper.buyer_organisation_id ELSE paper.seller_organisation_id END) THEN
    RAISE EXCEPTION 'a signature is of the party that the document names' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.party = 'seller' AND paper.kind = 'purchase-order'
     AND NOT EXISTS (SELECT 1 FROM signatures s WHERE s.document_id = NEW.document_id AND s.party = 'buyer') THEN
    RAISE EXCEPTION 'the buyer signs a purchase order first' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM document_revisions r WHERE r.document_id = NEW.document_id AND r.digest = NEW.revision_digest AND r.kind = 'signed') THEN
    RAISE EXCEPTION 'a signature is in a signed revision of its document' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER signature_in_sequence BEFORE INSERT ON signatures FOR EACH ROW EXECUTE FUNCTION signature_in_sequence();
