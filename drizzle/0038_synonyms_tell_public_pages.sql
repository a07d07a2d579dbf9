-- What a search finds depends on the market's synonyms too (docs/decisions/public-page-cache.md).
CREATE TRIGGER tell_pages_insert AFTER INSERT ON search_synonyms REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tell_market_changed();
--> statement-breakpoint
CREATE TRIGGER tell_pages_update AFTER UPDATE ON search_synonyms REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tell_market_changed();
--> statement-breakpoint
CREATE TRIGGER tell_pages_delete AFTER DELETE ON search_synonyms REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tell_market_changed();
