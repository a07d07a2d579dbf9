ALTER TABLE "authorities" DROP COLUMN "next_crl_number";--> statement-breakpoint
-- A list takes the number after the newest one of its authority, so nobody but the operator writes authorities.
DROP POLICY crl_numbers ON "authorities";
--> statement-breakpoint

-- Invariant 5: a revoked or suspended certificate signs nobody in, and its running sessions end.
CREATE FUNCTION session_needs_active_certificate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM certificates WHERE id = NEW.certificate_id AND state = 'active' AND person_id = NEW.person_id) THEN
    RAISE EXCEPTION 'only an active certificate of this person signs in' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER session_needs_active_certificate BEFORE INSERT ON sessions FOR EACH ROW EXECUTE FUNCTION session_needs_active_certificate();
--> statement-breakpoint
CREATE FUNCTION inactive_certificate_ends_sessions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE sessions SET ended_at = now() WHERE certificate_id = NEW.id AND ended_at IS NULL;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER inactive_certificate_ends_sessions AFTER UPDATE OF state ON certificates FOR EACH ROW
  WHEN (NEW.state <> 'active') EXECUTE FUNCTION inactive_certificate_ends_sessions();
