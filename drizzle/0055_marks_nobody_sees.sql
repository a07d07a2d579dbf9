-- What is pasted from a page or a PDF has soft hyphens, blanks of no width and marks of direction within words, which nobody
-- sees: such a word was found by its halves only.
CREATE OR REPLACE FUNCTION search_text(input text) RETURNS text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE STRICT AS $$
BEGIN
  RETURN regexp_replace(fold(translate(input, U&'/\00AD\200B\200E\200F\202A\202B\202C\2060\2066\2067\2068\2069\FEFF', ' ')),
    '(?<=[[:alpha:]])\.(?=[[:alpha:]])|(?<=[[:alnum:]])-(?=[[:digit:]])', ' ', 'g');
END $$;
--> statement-breakpoint
SELECT refresh_product_search(ARRAY(
  SELECT p.id FROM products p WHERE p.state = 'published' AND EXISTS (SELECT 1 FROM product_texts x WHERE x.product_id = p.id
    AND concat_ws(' ', x.name, x.description) ~ U&'[\00AD\200B\200E\200F\202A-\202C\2060\2066-\2069\FEFF]')));
