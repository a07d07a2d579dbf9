import type { Tx } from '@/db/connection';
import { type CardReader, cardsIn, type ProductCard, readCards } from './product-card';
import { choicesOf, type FacetChoices } from './search/facet-tokens';
import type { Facets, Sort } from './search/facets';
import { findCandidates, mostCandidates, newestSerial } from './search/find-candidates';
import { type Reading, readingsOf } from './search/readings-of';
import { type ListName, readCursor, type SearchCursor, writeCursor } from './search/search-cursor';
import type { FoundGoods, SearchScope } from './search/search-scope';
import { textQuery } from './search/text-query';
import { canWalk, walkList } from './search/walk-list';

export interface Search extends CardReader {
  /** one market; every market when left out */
  readonly portalId?: string | undefined;
  /** those that texts are written in: of the market, or all */
  readonly languages: readonly string[];
  /** as typed; nothing for a list */
  readonly words?: string;
  readonly facets?: Facets;
  /** 'relevance' unless told, which without words is 'newest'; 'price' only within one market */
  readonly sort?: Sort | undefined;
  /** `next` of the page before */
  readonly after?: string | undefined;
  /** only goods published after this serial number, up to that one (for alerts) */
  readonly since?: string;
  readonly until?: string;
  readonly limit?: number;
}

export interface SearchResult {
  readonly products: readonly ProductCard[];
  /** 'similar' when nothing has the words and these have some, or words that look like them; 'list' when none were given */
  readonly by: 'words' | 'similar' | 'list';
  /** give this as `after` for the next page; null on the last */
  readonly next: string | null;
  /** how many there are, or at least how many; on the first page only */
  readonly found: { readonly count: number; readonly isMore: boolean } | null;
  /** what they can be narrowed down to; on the first page only */
  readonly choices: FacetChoices | null;
  /** the order is that of all there are, not only of the newest that were counted */
  readonly isWhole: boolean;
}

/**
 * Published goods of a market, or of all, that have the words and the facets. Each text is searched with the dictionary
 * of its language ("séchées" finds "séché") and accents folded, each word with the market's synonyms; when nothing has
 * the words, what comes near them is taken ({@link readingsOf}). How it stays quick: docs/decisions/catalogue-search.md.
 */
export async function searchProducts(tx: Tx, search: Search): Promise<SearchResult> {
  const words = (search.words ?? '').trim().slice(0, 100);
  if (!words) return { ...(await answer(tx, search, 'list', null)), by: 'list' };
  const begun = readCursor(search.after)?.list;
  let asTyped: SearchResult | null = null;
  for await (const reading of readingsOf(tx, search.portalId, words)) {
    if (begun && begun !== reading.name) continue;
    const found = await read(tx, search, reading);
    if (begun || found.products.length > 0) return found;
    asTyped ??= found;
  }
  // a reading of before that is none any more
  if (begun) return await searchProducts(tx, { ...search, after: undefined });
  return asTyped ?? nothing(search, 'words');
}

async function read(tx: Tx, search: Search, reading: Reading): Promise<SearchResult> {
  const { name, by, parts, enough, origin } = reading;
  if (origin && search.facets?.origin) return nothing(search, by);
  const asked = origin ? { ...search, facets: { ...search.facets, origin } } : search;
  if (origin && parts.length === 0) return { ...(await answer(tx, asked, name, null)), by };
  const text = await textQuery(tx, search.languages, parts, enough);
  return text ? { ...(await answer(tx, asked, name, text)), by } : nothing(search, by);
}

function nothing({ after, currency }: Search, by: SearchResult['by']): SearchResult {
  const choices = choicesOf({}, currency);
  return {
    products: [],
    by,
    next: null,
    found: after ? null : { count: 0, isMore: false },
    choices,
    isWhole: true,
  };
}

interface Found {
  readonly products: ProductCard[];
  readonly next: SearchCursor | null;
  readonly count: number | null;
  readonly isMore: boolean;
  readonly tokens: Readonly<Record<string, number>> | null;
}

async function answer(
  tx: Tx,
  search: Search,
  list: ListName,
  text: string | null,
): Promise<Omit<SearchResult, 'by'>> {
  const scope = scopeOf(search, text);
  const cursor = readCursor(search.after)?.cursor ?? null;
  const limit = Math.min(search.limit ?? 24, 100);
  const isWalked = canWalk(scope);
  const { products, next, count, isMore, tokens } = isWalked
    ? await listed(tx, scope, search, cursor, limit)
    : await matching(tx, scope, search, cursor, limit);
  return {
    products,
    next: next && writeCursor(next, list),
    found: count === null ? null : { count, isMore },
    choices: tokens && choicesOf(tokens, search.currency),
    isWhole: isWalked || !isMore,
  };
}

function scopeOf(search: Search, text: string | null): SearchScope {
  const { portalId, facets = {}, currency } = search;
  const wished = search.sort === 'price' && !portalId ? undefined : search.sort;
  return {
    portalId,
    facets,
    currency,
    text,
    since: search.since,
    until: search.until,
    sort: text ? (wished ?? 'relevance') : wished === 'relevance' ? 'newest' : (wished ?? 'newest'),
  };
}

async function listed(
  tx: Tx,
  scope: SearchScope,
  reader: CardReader,
  cursor: SearchCursor | null,
  limit: number,
): Promise<Found> {
  const asked = { reader, cursor, limit: limit + 1, most: mostCandidates };
  const { page, cards, count, tokens } = await walkList(tx, scope, asked);
  const goods = page.slice(0, limit);
  const last = goods.at(-1);
  const next = page.length > limit && last ? after(scope, last, last.serial, null) : null;
  return { products: cardsIn(idsOf(goods), cards), next, count, isMore: count === mostCandidates, tokens };
}

async function matching(
  tx: Tx,
  scope: SearchScope,
  reader: CardReader,
  cursor: SearchCursor | null,
  limit: number,
): Promise<Found> {
  const from = cursor?.from ?? scope.until ?? (await newestSerial(tx, scope.portalId));
  if (!from) return { products: [], next: null, count: 0, isMore: false, tokens: {} };
  const found = await findCandidates(tx, scope, from, cursor, limit + 1);
  const goods = found.page.slice(0, limit);
  const last = goods.at(-1);
  const isMoreOfThese = found.page.length > limit && last;
  // all that were found have been shown: on with what is older
  const older = found.lookedBackTo ? below(found.lookedBackTo) : null;
  const next = isMoreOfThese ? after(scope, last, from, found.lookedBackTo ?? '0') : older;
  if (!last && older) return await matching(tx, scope, reader, older, limit);
  const products = await readCards(tx, reader, idsOf(goods));
  if (cursor) return { products, next, count: null, isMore: false, tokens: null };
  return {
    products,
    next,
    count: found.count,
    isMore: found.lookedBackTo !== null,
    tokens: found.tokens ?? {},
  };
}

const idsOf = (goods: readonly FoundGoods[]) => goods.map(({ id }) => id);

function after(
  { sort }: SearchScope,
  { key, serial }: FoundGoods,
  from: string,
  lowest: string | null,
): SearchCursor {
  return sort === 'newest' ? below(serial) : { from, last: { key, serial }, lowest };
}

function below(serial: string): SearchCursor {
  return { from: String(BigInt(serial) - 1n), last: null, lowest: null };
}
