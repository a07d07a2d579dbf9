-- Invariant 6, for the books of people and keys: a portal's rows are seen in that portal. What the whole world may see
-- is said here once: market places and which are linked, organisations that sell, the makers of goods. People,
-- memberships, certificates and sessions are nobody else's business, save those of the partner in an order.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['portals', 'portal_links', 'organisations', 'people', 'memberships', 'producers', 'certificates', 'sessions'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY house ON %I USING (app_sees_all()) WITH CHECK (app_sees_all())', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['portals', 'portal_links', 'producers'] LOOP
    EXECUTE format('CREATE POLICY everybody_reads ON %I FOR SELECT USING (true)', t);
  END LOOP;
END $$;
--> statement-breakpoint
CREATE POLICY sellers_are_public ON organisations FOR SELECT USING (sells);
--> statement-breakpoint
CREATE POLICY own_portal ON organisations FOR SELECT USING (app_scope() IN ('member', 'chamber') AND portal_id = app_portal());
--> statement-breakpoint
CREATE POLICY finance ON organisations FOR SELECT USING (app_scope() = 'finance');
--> statement-breakpoint
CREATE POLICY chamber ON organisations FOR ALL
  USING (app_scope() = 'chamber' AND portal_id = app_portal()) WITH CHECK (app_scope() = 'chamber' AND portal_id = app_portal());
--> statement-breakpoint
-- The buyer in an order may be of another portal, when the operator has linked the two.
CREATE POLICY partner ON organisations FOR SELECT USING (app_scope() IN ('member', 'chamber')
  AND EXISTS (SELECT 1 FROM purchase_orders o WHERE o.buyer_organisation_id = organisations.id));
--> statement-breakpoint
CREATE POLICY own_portal ON people FOR SELECT USING (app_scope() IN ('member', 'chamber') AND portal_id = app_portal());
--> statement-breakpoint
CREATE POLICY self ON people FOR SELECT USING (id = app_person());
--> statement-breakpoint
-- Whom the operator employs: their names stand beside what they matched and approved.
CREATE POLICY house_staff ON people FOR SELECT USING (app_scope() = 'finance' AND portal_id IS NULL);
--> statement-breakpoint
CREATE POLICY chamber ON people FOR ALL
  USING (app_scope() = 'chamber' AND portal_id = app_portal()) WITH CHECK (app_scope() = 'chamber' AND portal_id = app_portal());
--> statement-breakpoint
CREATE POLICY partner ON people FOR SELECT USING (app_scope() IN ('member', 'chamber') AND (
  EXISTS (SELECT 1 FROM signatures s WHERE s.person_id = people.id)
  OR EXISTS (SELECT 1 FROM order_events e WHERE e.actor_id = people.id)));
--> statement-breakpoint
CREATE POLICY own ON memberships FOR SELECT USING (app_scope() = 'member' AND organisation_id = app_organisation());
--> statement-breakpoint
CREATE POLICY self ON memberships FOR SELECT USING (person_id = app_person());
--> statement-breakpoint
CREATE POLICY chamber ON memberships FOR ALL
  USING (app_scope() = 'chamber' AND EXISTS (SELECT 1 FROM people p WHERE p.id = person_id AND p.portal_id = app_portal()))
  WITH CHECK (app_scope() = 'chamber' AND EXISTS (SELECT 1 FROM people p WHERE p.id = person_id AND p.portal_id = app_portal()));
--> statement-breakpoint
-- Who is told about an order: those who act for its other party.
CREATE POLICY partner ON memberships FOR SELECT USING (app_scope() = 'member' AND (
  EXISTS (SELECT 1 FROM purchase_orders o WHERE o.seller_organisation_id = memberships.organisation_id AND o.buyer_organisation_id = app_organisation())
  OR EXISTS (SELECT 1 FROM purchase_orders o WHERE o.buyer_organisation_id = memberships.organisation_id AND o.seller_organisation_id = app_organisation())));
--> statement-breakpoint
CREATE POLICY organisation ON producers FOR ALL
  USING (app_scope() = 'member' AND organisation_id = app_organisation()) WITH CHECK (app_scope() = 'member' AND organisation_id = app_organisation());
--> statement-breakpoint
CREATE POLICY chamber ON producers FOR ALL
  USING (app_scope() = 'chamber' AND EXISTS (SELECT 1 FROM organisations o WHERE o.id = organisation_id AND o.portal_id = app_portal()))
  WITH CHECK (app_scope() = 'chamber' AND EXISTS (SELECT 1 FROM organisations o WHERE o.id = organisation_id AND o.portal_id = app_portal()));
--> statement-breakpoint
CREATE POLICY own ON certificates FOR ALL
  USING (person_id = app_person() OR (app_scope() = 'member' AND organisation_id = app_organisation()))
  WITH CHECK (person_id = app_person() OR (app_scope() = 'member' AND organisation_id = app_organisation()));
--> statement-breakpoint
CREATE POLICY chamber ON certificates FOR ALL
  USING (app_scope() = 'chamber' AND portal_id = app_portal()) WITH CHECK (app_scope() = 'chamber' AND portal_id = app_portal());
--> statement-breakpoint
CREATE POLICY partner ON certificates FOR SELECT USING (app_scope() IN ('member', 'chamber')
  AND EXISTS (SELECT 1 FROM signatures s WHERE s.certificate_id = certificates.id));
--> statement-breakpoint
CREATE POLICY own ON sessions FOR ALL USING (person_id = app_person()) WITH CHECK (person_id = app_person());
--> statement-breakpoint
CREATE POLICY chamber ON sessions FOR ALL
  USING (app_scope() = 'chamber' AND EXISTS (SELECT 1 FROM certificates c WHERE c.id = certificate_id AND c.portal_id = app_portal()))
  WITH CHECK (app_scope() = 'chamber' AND EXISTS (SELECT 1 FROM certificates c WHERE c.id = certificate_id AND c.portal_id = app_portal()));
--> statement-breakpoint
-- Of a seller's newest working certificate the world sees the seal and how long it holds; not whose it is.
CREATE FUNCTION seal_of(organisation uuid) RETURNS TABLE (fingerprint text, not_after timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT c.fingerprint, c.not_after FROM certificates c JOIN organisations o ON o.id = c.organisation_id
  WHERE c.organisation_id = organisation AND o.sells AND o.state = 'active' AND c.state = 'active'
    AND c.not_before <= now() AND c.not_after > now()
  ORDER BY c.id DESC LIMIT 1
$$;
--> statement-breakpoint
ALTER TABLE portals ADD CONSTRAINT portal_logo CHECK (logo_digest ~ '^[0-9a-f]{64}$');
--> statement-breakpoint
ALTER TABLE portals ADD CONSTRAINT portal_fees CHECK (platform_fee_bps >= 0 AND chamber_fee_bps >= 0 AND platform_fee_bps + chamber_fee_bps <= 2500);
--> statement-breakpoint
ALTER TABLE portals ADD CONSTRAINT portal_speaks CHECK (cardinality(locales) > 0 AND cardinality(currencies) > 0);
--> statement-breakpoint
ALTER TABLE portal_links ADD CONSTRAINT link_leads_elsewhere CHECK (portal_id <> linked_portal_id);
--> statement-breakpoint
CREATE INDEX organisation_list ON organisations (portal_id, legal_name);
--> statement-breakpoint
CREATE INDEX membership_organisation ON memberships (organisation_id);
--> statement-breakpoint
CREATE INDEX certificate_list ON certificates (portal_id, id);
--> statement-breakpoint
CREATE INDEX certificate_organisation ON certificates (organisation_id, id);
--> statement-breakpoint
CREATE INDEX mandate_organisation ON mandates (organisation_id);
--> statement-breakpoint
CREATE INDEX producer_organisation ON producers (organisation_id, name);
--> statement-breakpoint
CREATE INDEX signature_person ON signatures (person_id);
--> statement-breakpoint
CREATE INDEX signature_certificate ON signatures (certificate_id);
--> statement-breakpoint
CREATE INDEX order_event_actor ON order_events (actor_id);
--> statement-breakpoint
CREATE INDEX audit_portal ON audit_entries (portal_id, sequence);
--> statement-breakpoint
CREATE INDEX audit_actor ON audit_entries (actor_id, sequence);
--> statement-breakpoint
CREATE INDEX audit_action ON audit_entries (action, sequence);
--> statement-breakpoint
CREATE INDEX audit_at ON audit_entries (at, sequence);
