import type { FacetChoice, FacetChoices } from '@/catalogue/search/facet-tokens';
import { type FacetName, facetNames, sorts } from '@/catalogue/search/facets';
import { chosenOf, narrowed, type SearchAddress, writeSearch } from '@/catalogue/search/search-address';
import type { SearchResult } from '@/catalogue/search-products';
import { translator } from '@/i18n/translator';
import { type FacetReader, facetWords } from './facet-words';

const mostOfAKind = 8;
const mostMarkets = 12;

/** What has been chosen, each with the way to take it away; the order; and what else goods can be narrowed down to. */
export function Narrowing({
  reader,
  here,
  search,
  result,
}: {
  readonly reader: FacetReader;
  readonly here: string;
  readonly search: SearchAddress;
  readonly result: SearchResult;
}) {
  const t = translator(reader.locale, 'search');
  const { found, choices } = result;
  const open =
    choices && found
      ? facetNames
          .map((name) => ({
            name,
            rows: splitting(choicesFor(reader, choices, name), found.count, search, name),
          }))
          .filter(({ rows }) => rows.length > 0)
      : [];
  return (
    <>
      <Chosen reader={reader} here={here} search={search} />
      {found && open.length > 0 && (
        <details className="facets">
          <summary>{t('narrow')}</summary>
          <div>
            {open.map(({ name, rows }) => (
              <section key={name}>
                <h3>{t(`facets.${name}`)}</h3>
                <ul>
                  {rows.map(({ value, count }) => (
                    <li key={value}>
                      <a href={addressOf(here, narrowed(search, name, value))} rel="nofollow">
                        {facetWords(reader, name, value)}
                      </a>{' '}
                      <span className="quiet">
                        {count}
                        {found.isMore && '+'}
                      </span>
                    </li>
                  ))}
                </ul>
              </section>
            ))}
          </div>
          {found.isMore && <p className="fine quiet">{t('counted', { count: found.count })}</p>}
        </details>
      )}
      {result.products.length > 1 && <Sorting reader={reader} here={here} search={search} result={result} />}
    </>
  );
}

function Chosen({
  reader,
  here,
  search,
}: {
  readonly reader: FacetReader;
  readonly here: string;
  readonly search: SearchAddress;
}) {
  const t = translator(reader.locale, 'search');
  const chosen = chosenOf(search.facets);
  if (chosen.length === 0) return null;
  return (
    <ul className="chosen" aria-label={t('chosen')}>
      {chosen.map((name) => (
        <li key={name}>
          <a href={addressOf(here, narrowed(search, name, undefined))} rel="nofollow">
            <span className="visually-hidden">{t('takeAway')} </span>
            {t('chosenOne', {
              facet: t(`facets.${name}`),
              value: facetWords(reader, name, search.facets[name] ?? ''),
            })}
            <span aria-hidden="true"> ×</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

function Sorting({
  reader,
  here,
  search,
  result,
}: {
  readonly reader: FacetReader;
  readonly here: string;
  readonly search: SearchAddress;
  readonly result: SearchResult;
}) {
  const t = translator(reader.locale, 'search');
  const isOneMarket = !reader.markets || search.facets.market !== undefined;
  const possible = sorts.filter(
    (sort) => (sort !== 'relevance' || search.words) && (sort !== 'price' || isOneMarket),
  );
  const current = search.sort ?? (search.words ? 'relevance' : 'newest');
  const isPartly = result.found && !result.isWhole && current !== 'newest';
  return (
    <nav className="sorting fine" aria-label={t('sort')}>
      <span className="quiet">{t('sort')}</span>
      {possible.map((sort) => (
        <a
          key={sort}
          href={addressOf(here, { ...search, sort, after: undefined })}
          rel="nofollow"
          aria-current={sort === current ? 'true' : undefined}
        >
          {t(`sorts.${sort}`)}
        </a>
      ))}
      {isPartly && <span className="quiet">{t('sortedAmong', { count: result.found?.count ?? 0 })}</span>}
    </nav>
  );
}

type Choices = readonly FacetChoice<string | number>[];

/** Markets are counted by id and chosen by slug; a market's own page does not offer others. */
function choicesFor({ markets = [] }: FacetReader, choices: FacetChoices, name: FacetName): Choices {
  if (name !== 'market') return choices[name];
  const slugs = new Map(markets.map(({ id, slug }) => [id, slug]));
  return choices.market.flatMap(({ value, count }) => {
    const slug = slugs.get(value);
    return slug ? [{ value: slug, count }] : [];
  });
}

/** Choices that tell the goods apart, a handful of each kind. What has been chosen is not offered again. */
function splitting(choices: Choices, found: number, search: SearchAddress, name: FacetName): Choices {
  if (search.facets[name] !== undefined) return [];
  const telling = choices.filter(({ count }) => count < found);
  return name === 'month' ? telling : telling.slice(0, name === 'market' ? mostMarkets : mostOfAKind);
}

export function addressOf(here: string, search: SearchAddress): string {
  const query = writeSearch(search);
  return query ? `${here}?${query}` : here;
}
