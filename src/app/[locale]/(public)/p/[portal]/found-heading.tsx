import { chosenOf, narrowed, type SearchAddress } from '@/catalogue/search/search-address';
import type { SearchResult } from '@/catalogue/search-products';
import { translator } from '@/i18n/translator';
import { EmptyState } from '@/ui/empty-state';
import { addressOf } from './facet-choices';
import { type FacetReader, facetWords } from './facet-words';

interface Props {
  readonly reader: FacetReader;
  readonly here: string;
  readonly search: SearchAddress;
  readonly result: SearchResult;
}

/** What the list below is: a search's answer, a category, or an explanation why there is none and what to do. */
export function FoundHeading({ reader, here, search, result }: Props) {
  const t = translator(reader.locale, 'catalogue');
  const { words, after } = search;
  if (result.products.length === 0 && after) return <NoMore reader={reader} here={here} search={search} />;
  if (result.products.length === 0)
    return <NothingFound reader={reader} here={here} search={search} result={result} />;
  if (words && result.by === 'similar')
    return <h2 className="list-title">{t('market.similar', { words })}</h2>;
  const { category } = search.facets;
  const listTitle = category ? translator(reader.locale, 'categories')(category) : t('market.all');
  if (!words) return <h2 className={category ? 'list-title' : 'visually-hidden'}>{listTitle}</h2>;
  const { found } = result;
  const searched = translator(reader.locale, 'search');
  if (!found) return <h2 className="list-title">{searched('words', { words })}</h2>;
  const more = searched('foundMore', { count: found.count, words });
  return (
    <h2 className="list-title">{found.isMore ? more : t('market.found', { count: found.count, words })}</h2>
  );
}

/** A list looks back so far at a time; that nothing lies below what was shown is known only when one looks there. */
function NoMore({ reader, here, search }: Omit<Props, 'result'>) {
  const words = translator(reader.locale, 'search');
  return (
    <EmptyState
      title={words('noMore')}
      action={<a href={addressOf(here, { ...search, after: undefined })}>{words('fromBeginning')}</a>}
    >
      {words('noMoreText')}
    </EmptyState>
  );
}

function NothingFound({ reader, here, search }: Props) {
  const t = translator(reader.locale, 'catalogue');
  const words = translator(reader.locale, 'search');
  const chosen = chosenOf(search.facets);
  if (!search.words && chosen.length === 0)
    return <EmptyState title={t('market.nothing')}>{t('market.nothingText')}</EmptyState>;
  const title = search.words ? t('market.found', { count: 0, words: search.words }) : words('nothing');
  const everywhere = { words: search.words, facets: {}, sort: undefined, after: undefined };
  return (
    <EmptyState
      title={title}
      action={
        <ul>
          {chosen.map((name) => (
            <li key={name}>
              <a href={addressOf(here, narrowed(search, name, undefined))} rel="nofollow">
                {words('without', { facet: facetWords(reader, name, search.facets[name] ?? '') })}
              </a>
            </li>
          ))}
          {search.words && chosen.length > 1 && (
            <li>
              <a href={addressOf(here, { ...search, facets: {}, after: undefined })} rel="nofollow">
                {words('words', { words: search.words })}
              </a>
            </li>
          )}
          <li>
            <a href={here}>{t('market.all')}</a>
          </li>
          {!reader.markets && (
            <li>
              <a href={addressOf(`/${reader.locale}/goods`, everywhere)}>{words('elsewhere')}</a>
            </li>
          )}
        </ul>
      }
    >
      {search.words ? t('market.nothingFound') : words('nothingText')}
    </EmptyState>
  );
}
