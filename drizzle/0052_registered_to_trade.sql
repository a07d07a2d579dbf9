-- What an organisation is registered for can change (docs/decisions/registered-to-trade.md). Who does not sell has nothing
-- on sale and nothing before the chamber; who stops selling or buying has no order on its way.
UPDATE products p SET state = CASE p.state WHEN 'published' THEN 'paused' ELSE 'draft' END, submitted_at = NULL
  FROM organisations o WHERE o.id = p.organisation_id AND NOT o.sells AND p.state IN ('published', 'in-review');
--> statement-breakpoint
ALTER TABLE organisations ADD CONSTRAINT sells_or_buys CHECK (sells OR buys);
--> statement-breakpoint
-- Whoever offers or orders by it keeps it from changing until the transaction ends, though the row is the chamber's.
CREATE FUNCTION hold_registration(organisation uuid) RETURNS TABLE (sells boolean, buys boolean)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  RETURN QUERY SELECT o.sells, o.buys FROM organisations o WHERE o.id = organisation FOR SHARE;
END $$;
--> statement-breakpoint
-- Signed by the buyer and neither done nor ended. The same is said in src/orders/order.ts, and a test compares the two.
CREATE FUNCTION is_under_way(state text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$ SELECT state IN ('placed', 'awaiting-seller-approval', 'accepted', 'in-fulfilment', 'delivered') $$;
--> statement-breakpoint
-- How many orders a member is bound by, on either side. Its chamber does not see those of a linked market; it may count them.
CREATE FUNCTION orders_under_way(organisation uuid) RETURNS TABLE (selling integer, buying integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT (SELECT count(*)::integer FROM purchase_orders p WHERE p.seller_organisation_id = o.id AND is_under_way(p.state)),
    (SELECT count(*)::integer FROM purchase_orders p WHERE p.buyer_organisation_id = o.id AND is_under_way(p.state))
  FROM organisations o WHERE o.id = organisation AND (app_sees_all() OR (app_scope() = 'chamber' AND o.portal_id = app_portal()))
$$;
--> statement-breakpoint
CREATE FUNCTION only_sellers_offer() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT (SELECT r.sells FROM hold_registration(NEW.organisation_id) r) THEN
    RAISE EXCEPTION 'an organisation that is not registered as a seller offers no goods' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER only_sellers_offer_new BEFORE INSERT ON products FOR EACH ROW
  WHEN (NEW.state IN ('published', 'in-review')) EXECUTE FUNCTION only_sellers_offer();
--> statement-breakpoint
-- Not while they are offered already: who holds such goods would wait for the registration, and that for the goods.
CREATE TRIGGER only_sellers_offer BEFORE UPDATE OF state ON products FOR EACH ROW
  WHEN (NEW.state IN ('published', 'in-review') AND OLD.state NOT IN ('published', 'in-review')) EXECUTE FUNCTION only_sellers_offer();
--> statement-breakpoint
CREATE FUNCTION only_registered_trade() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT (SELECT r.buys FROM hold_registration(NEW.buyer_organisation_id) r)
    OR NOT (SELECT r.sells FROM hold_registration(NEW.seller_organisation_id) r) THEN
    RAISE EXCEPTION 'an order is placed by who is registered to buy, with who is registered to sell' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER only_registered_trade BEFORE UPDATE OF state ON purchase_orders FOR EACH ROW
  WHEN (NEW.state = 'placed' AND OLD.state IN ('draft', 'awaiting-approval')) EXECUTE FUNCTION only_registered_trade();
--> statement-breakpoint
CREATE FUNCTION nothing_under_way() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF OLD.sells AND NOT NEW.sells AND (
      EXISTS (SELECT 1 FROM products p WHERE p.organisation_id = NEW.id AND p.state IN ('published', 'in-review'))
      OR EXISTS (SELECT 1 FROM purchase_orders p WHERE p.seller_organisation_id = NEW.id AND is_under_way(p.state)))
    OR OLD.buys AND NOT NEW.buys
      AND EXISTS (SELECT 1 FROM purchase_orders p WHERE p.buyer_organisation_id = NEW.id AND is_under_way(p.state)) THEN
    RAISE EXCEPTION 'goods are offered or orders under way by what the organisation is registered for' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER nothing_under_way BEFORE UPDATE OF sells, buys ON organisations FOR EACH ROW
  WHEN (OLD.sells AND NOT NEW.sells OR OLD.buys AND NOT NEW.buys) EXECUTE FUNCTION nothing_under_way();
--> statement-breakpoint
-- The other party of an order is seen by it whatever it is registered for by now: the seller was public until it sold no more.
DROP POLICY partner ON organisations;
--> statement-breakpoint
CREATE POLICY partner ON organisations FOR SELECT USING (app_scope() IN ('member', 'chamber') AND (
  EXISTS (SELECT 1 FROM purchase_orders o WHERE o.buyer_organisation_id = organisations.id)
  OR EXISTS (SELECT 1 FROM purchase_orders o WHERE o.seller_organisation_id = organisations.id)));
