-- A file of goods is its seller's business alone; jobs work in the seller's name and see no more.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['product_imports', 'product_import_faults', 'product_import_columns'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY house ON %I USING (app_sees_all()) WITH CHECK (app_sees_all())', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['product_imports', 'product_import_columns'] LOOP
    EXECUTE format('CREATE POLICY owner ON %I FOR ALL USING (app_scope() = ''member'' AND organisation_id = app_organisation())
      WITH CHECK (app_scope() = ''member'' AND organisation_id = app_organisation())', t);
  END LOOP;
END $$;
--> statement-breakpoint
CREATE POLICY with_import ON product_import_faults FOR ALL
  USING (app_scope() = 'member' AND EXISTS (SELECT 1 FROM product_imports i WHERE i.id = import_id))
  WITH CHECK (app_scope() = 'member' AND EXISTS (SELECT 1 FROM product_imports i WHERE i.id = import_id));
--> statement-breakpoint
ALTER TABLE products ADD CONSTRAINT seller_code_plain CHECK (seller_code ~ '^[^[:cntrl:]]{1,60}$' AND seller_code = btrim(seller_code));
--> statement-breakpoint
ALTER TABLE product_imports ADD CONSTRAINT product_import_digest CHECK (digest ~ '^[0-9a-f]{64}$');
--> statement-breakpoint
-- One fault and nothing is written; what is written is every line, each counted once.
ALTER TABLE product_imports ADD CONSTRAINT product_import_all_or_nothing CHECK (
  (state = 'faulty') = (fault_count > 0) OR state IN ('mapping', 'checking', 'withdrawn'));
--> statement-breakpoint
ALTER TABLE product_imports ADD CONSTRAINT product_import_counted CHECK (
  state NOT IN ('ready', 'applying', 'done') OR new_count + changed_count + unchanged_count = line_count);
--> statement-breakpoint
ALTER TABLE product_imports ADD CONSTRAINT product_import_ended CHECK ((state = 'done') = (done_at IS NOT NULL));
--> statement-breakpoint
-- What was done stays done, and the file is the one that was sent.
CREATE FUNCTION product_import_moves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.id, NEW.organisation_id, NEW.digest) IS DISTINCT FROM (OLD.id, OLD.organisation_id, OLD.digest)
    OR OLD.state IN ('done', 'withdrawn') AND NEW.state <> OLD.state
    OR NEW.state = 'done' AND OLD.state NOT IN ('applying', 'done')
    OR NEW.state = 'applying' AND OLD.state NOT IN ('ready', 'applying') THEN
    RAISE EXCEPTION 'an import of goods does not move from % to % so', OLD.state, NEW.state USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER product_import_moves BEFORE UPDATE ON product_imports FOR EACH ROW EXECUTE FUNCTION product_import_moves();
