-- As before (drizzle/0055), at two thirds of the time: marks that hardly any text has are looked for before each character is
-- compared with each of them.
CREATE OR REPLACE FUNCTION search_text(input text) RETURNS text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE STRICT AS $$
BEGIN
  RETURN regexp_replace(fold(CASE WHEN input ~ U&'[/\00AD\200B\200E\200F\202A-\202C\2060\2066-\2069\FEFF]'
    THEN translate(input, U&'/\00AD\200B\200E\200F\202A\202B\202C\2060\2066\2067\2068\2069\FEFF', ' ') ELSE input END),
    '(?<=[[:alpha:]])\.(?=[[:alpha:]])|(?<=[[:alnum:]])-(?=[[:digit:]])', ' ', 'g');
END $$;
