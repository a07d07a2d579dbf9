-- A checkpoint waits for those who are writing, so that no entry with a lower number appears after it. The application's
-- role may not lock what it may not change, so the owner does it for it.
CREATE FUNCTION hold_audit_log() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  LOCK TABLE audit_entries IN SHARE ROW EXCLUSIVE MODE;
END $$;
