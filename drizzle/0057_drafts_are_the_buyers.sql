-- An order that was not placed yet is its buyer's alone; so is its paper, which its seller and the chamber could read.
CREATE FUNCTION order_is_unplaced(subject uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$ SELECT EXISTS (SELECT 1 FROM purchase_orders o WHERE o.id = subject AND o.state IN ('draft', 'awaiting-approval')) $$;
--> statement-breakpoint
CREATE POLICY draft_is_its_buyers ON documents AS RESTRICTIVE FOR SELECT USING (
  kind <> 'purchase-order' OR app_scope() NOT IN ('member', 'chamber') OR buyer_organisation_id = app_organisation()
  OR NOT order_is_unplaced(subject_id));
