-- PostgreSQL takes "mangue/ananas" for a path, "mûrs.Récolte" for a computer's name and the 320 of "W-320" for a negative
-- number: none of these words was found. Texts are taken apart there before they are indexed, and what is asked as well.
CREATE FUNCTION search_text(input text) RETURNS text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE STRICT AS $$
BEGIN
  RETURN regexp_replace(translate(fold(input), '/', ' '),
    '(?<=[[:alpha:]])\.(?=[[:alpha:]])|(?<=[[:alnum:]])-(?=[[:digit:]])', ' ', 'g');
END $$;
--> statement-breakpoint
-- Only that changes in what a row of the search is made of, whatever else it is made of by now.
DO $$
DECLARE
  before text := pg_get_functiondef('refresh_product_search(uuid[])'::regprocedure);
  after text := replace(replace(before,
    'to_tsvector(search_configuration(x.locale), fold(', 'to_tsvector(search_configuration(x.locale), search_text('),
    'to_tsvector(''simple'', fold(', 'to_tsvector(''simple'', search_text(');
BEGIN
  IF array_length(string_to_array(after, 'search_text('), 1) IS DISTINCT FROM 4 THEN
    RAISE EXCEPTION 'refresh_product_search does not take in three kinds of texts any more';
  END IF;
  EXECUTE after;
END $$;
--> statement-breakpoint
SELECT refresh_product_search(ARRAY(
  SELECT p.id FROM products p JOIN organisations o ON o.id = p.organisation_id LEFT JOIN producers maker ON maker.id = p.producer_id
  WHERE p.state = 'published' AND (
    concat_ws(' ', o.legal_name, maker.name, p.origin_region, p.incoterm_place) ~ '\S[./-]\S' OR p.held_certificates::text ~ '\S[./-]\S'
    OR EXISTS (SELECT 1 FROM product_texts x WHERE x.product_id = p.id AND concat_ws(' ', x.name, x.description) ~ '\S[./-]\S'))));
