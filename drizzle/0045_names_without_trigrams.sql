-- Nothing can use it any more: row-level security, which texts have since 0034, lets an index serve only conditions whose
-- operators are leakproof, and those of trigrams are not. Slips of the pen are found in search_words. Every text written paid for it.
DROP INDEX product_texts_name_trigrams;
