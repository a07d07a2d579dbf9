-- Invariant 7: stock reserved never exceeds stock offered (docs/decisions/stock.md). Two buyers at the same instant wait
-- for each other at the row of the stock; the one who comes too late is stopped by its constraint.
ALTER TABLE product_variants ADD CONSTRAINT variant_minimum CHECK (minimum_thousandths > 0);
--> statement-breakpoint
ALTER TABLE stock_reservations ADD CONSTRAINT reservation_positive CHECK (quantity_thousandths > 0 AND state IN ('reserved', 'released', 'shipped'));
--> statement-breakpoint
-- An order promises goods from the buyer's last signature until the seller hands them over. The same is said in
-- src/orders/stock-move.ts, and a test compares the two.
CREATE FUNCTION holds_stock(state text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$ SELECT state IN ('placed', 'awaiting-seller-approval', 'accepted') $$;
--> statement-breakpoint
-- Orders on their way when this began. Where more was promised than there is, there must be at least as much.
INSERT INTO stock_reservations (order_id, product_id, variant_code, quantity_thousandths, state)
  SELECT o.id, s.product_id, s.variant_code, sum(l.quantity_thousandths), 'reserved'
  FROM purchase_orders o JOIN order_lines l ON l.order_id = o.id
  JOIN product_stock s ON s.product_id = l.product_id AND s.variant_code = coalesce(l.variant_code, '')
  WHERE holds_stock(o.state) GROUP BY 1, 2, 3;
--> statement-breakpoint
UPDATE product_stock s SET reserved_thousandths = r.quantity, stock_thousandths = greatest(s.stock_thousandths, r.quantity)
  FROM (SELECT product_id, variant_code, sum(quantity_thousandths) AS quantity FROM stock_reservations GROUP BY 1, 2) r
  WHERE r.product_id = s.product_id AND r.variant_code = s.variant_code;
--> statement-breakpoint
ALTER TABLE product_stock ADD CONSTRAINT reserved_within_stock CHECK (
  stock_thousandths >= 0 AND reserved_thousandths >= 0 AND reserved_thousandths <= stock_thousandths);
--> statement-breakpoint
CREATE FUNCTION order_moves_stock() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
  promised record;
  becomes text := CASE WHEN NEW.state IN ('in-fulfilment', 'delivered', 'completed') THEN 'shipped' ELSE 'released' END;
BEGIN
  IF holds_stock(NEW.state) THEN
    FOR promised IN
      SELECT l.product_id, coalesce(l.variant_code, '') COLLATE "C" AS variant_code, sum(l.quantity_thousandths)::bigint AS quantity
      FROM order_lines l WHERE l.order_id = NEW.id GROUP BY 1, 2 ORDER BY 1, 2
    LOOP
      -- goods made to order have no stock, and their orders keep none back
      UPDATE product_stock s SET reserved_thousandths = s.reserved_thousandths + promised.quantity
        WHERE s.product_id = promised.product_id AND s.variant_code = promised.variant_code AND s.stock_thousandths IS NOT NULL;
      CONTINUE WHEN NOT FOUND;
      INSERT INTO stock_reservations (order_id, product_id, variant_code, quantity_thousandths, state)
        VALUES (NEW.id, promised.product_id, promised.variant_code, promised.quantity, 'reserved')
        ON CONFLICT (order_id, product_id, variant_code)
        DO UPDATE SET quantity_thousandths = excluded.quantity_thousandths, state = 'reserved';
    END LOOP;
  ELSE
    FOR promised IN
      SELECT * FROM stock_reservations r WHERE r.order_id = NEW.id AND r.state = 'reserved' ORDER BY r.product_id, r.variant_code COLLATE "C"
    LOOP
      UPDATE product_stock s SET reserved_thousandths = s.reserved_thousandths - promised.quantity_thousandths,
          stock_thousandths = s.stock_thousandths - CASE becomes WHEN 'shipped' THEN promised.quantity_thousandths ELSE 0 END
        WHERE s.product_id = promised.product_id AND s.variant_code = promised.variant_code;
      UPDATE stock_reservations r SET state = becomes
        WHERE r.order_id = NEW.id AND r.product_id = promised.product_id AND r.variant_code = promised.variant_code;
    END LOOP;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER order_moves_stock AFTER UPDATE OF state ON purchase_orders FOR EACH ROW
  WHEN (holds_stock(OLD.state) <> holds_stock(NEW.state)) EXECUTE FUNCTION order_moves_stock();
--> statement-breakpoint
-- Whoever places an order reads the stock of its goods and keeps others from it, though the row is the seller's and the
-- goods may be off sale by now. Always in the same order, so that two of them cannot wait for each other.
CREATE FUNCTION lock_stock_of(orders uuid[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  PERFORM 1 FROM product_stock s WHERE s.product_id IN (SELECT l.product_id FROM order_lines l WHERE l.order_id = ANY (orders))
    ORDER BY s.product_id, s.variant_code COLLATE "C" FOR NO KEY UPDATE;
END $$;
--> statement-breakpoint
CREATE FUNCTION stock_of(orders uuid[]) RETURNS SETOF product_stock LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
AS $$ SELECT s.* FROM product_stock s WHERE s.product_id IN (SELECT l.product_id FROM order_lines l WHERE l.order_id = ANY (orders)) $$;
--> statement-breakpoint
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['product_stock', 'stock_reservations'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY house ON %I USING (app_sees_all()) WITH CHECK (app_sees_all())', t);
    EXECUTE format('REVOKE ALL ON %I FROM tradeseal_app', t);
    EXECUTE format('GRANT SELECT ON %I TO tradeseal_app', t);
  END LOOP;
END $$;
--> statement-breakpoint
-- Sellers count what they have; what is reserved of it is the orders' word alone.
GRANT INSERT (product_id, variant_code, stock_thousandths), UPDATE (stock_thousandths) ON product_stock TO tradeseal_app;
--> statement-breakpoint
CREATE POLICY owner ON product_stock FOR ALL
  USING (app_scope() = 'member' AND EXISTS (SELECT 1 FROM products p WHERE p.id = product_id AND p.organisation_id = app_organisation()))
  WITH CHECK (app_scope() = 'member' AND EXISTS (SELECT 1 FROM products p WHERE p.id = product_id AND p.organisation_id = app_organisation()));
--> statement-breakpoint
CREATE POLICY with_product ON product_stock FOR SELECT USING (EXISTS (SELECT 1 FROM products p WHERE p.id = product_id));
--> statement-breakpoint
CREATE POLICY with_order ON stock_reservations FOR SELECT USING (EXISTS (SELECT 1 FROM purchase_orders o WHERE o.id = order_id));
--> statement-breakpoint
-- The page of the goods shows what is left, lists do not: a reservation makes one page be printed anew, not its market.
CREATE FUNCTION tell_stock_changed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
  told record;
BEGIN
  FOR told IN
    SELECT m.slug, count(*) AS many, string_agg('product:' || p.id, ' ') AS goods
    FROM (SELECT DISTINCT a.product_id FROM after_it a JOIN before_it b USING (product_id, variant_code)
      WHERE a.stock_thousandths - a.reserved_thousandths IS DISTINCT FROM b.stock_thousandths - b.reserved_thousandths) AS c
    JOIN products p ON p.id = c.product_id JOIN portals m ON m.id = p.portal_id
    GROUP BY m.slug
  LOOP
    PERFORM pg_notify('public_pages', CASE WHEN told.many > 50 THEN 'everywhere portal:' || told.slug ELSE told.goods END);
  END LOOP;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER tell_pages_insert AFTER INSERT ON product_stock REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tell_goods_changed();
--> statement-breakpoint
CREATE TRIGGER tell_pages_update AFTER UPDATE ON product_stock REFERENCING OLD TABLE AS before_it NEW TABLE AS after_it FOR EACH STATEMENT EXECUTE FUNCTION tell_stock_changed();
