import { readEverywhere } from '@/app/[locale]/(public)/goods/read-everywhere';
import { findProduct } from '@/catalogue/find-product';
import { findProducts } from '@/catalogue/find-products';
import { readSearch } from '@/catalogue/search/search-address';
import { searchProducts } from '@/catalogue/search-products';
import type { Tx } from '@/db/connection';
import { idOf, portals } from './generate-goods';
import type { Random } from './random';
import { randomFrom } from './random';
import { goods, inventedWords, kinds } from './vocabulary';

export type RequestKind = 'list' | 'product' | 'search' | 'everywhere';
type Read = (tx: Tx) => Promise<unknown>;

const reader = { locale: 'en', currency: 'EUR' };
const languages = ['fr', 'en'];

/** What visitors ask for, each time something else, drawn with the same seed for every catalogue. */
export function requestsOf(seed: number, count: number): Record<RequestKind, (random: Random) => Read> {
  const names = inventedWords(randomFrom(seed), 15_000);
  return {
    list: (random) => (tx) => {
      const portalId = idOf(0, random.below(portals.length));
      return random.below(2) === 0
        ? findProducts(tx, { ...reader, portalId })
        : searchProducts(tx, {
            ...reader,
            languages,
            portalId,
            facets: {},
            sort: random.pick(['newest', 'price', 'lead']),
          });
    },
    product: (random) => {
      const n = random.below(count);
      return (tx) => findProduct(tx, random.pick(portals), `goods-${n}`);
    },
    search: (random) => (tx) => {
      const portalId = random.below(5) === 0 ? undefined : idOf(0, random.below(portals.length));
      return searchProducts(tx, { ...reader, languages, portalId, ...searched(random, names) });
    },
    everywhere: (random) => (tx) => readEverywhere(tx, 'en', narrowedEverywhere(random)),
  };
}

/** One facet, a market with another, several, and words with one. */
function narrowedEverywhere(random: Random) {
  const [category, noun] = random.pick(goods);
  const market = random.pick(portals);
  const address = random.pick([
    `category=${category}`,
    `market=${market}`,
    `market=${market}&category=${category}&sort=price`,
    'origin=KH',
    `incoterm=FOB&lead=14`,
    `certificate=Fairtrade&month=${1 + random.below(12)}`,
    `price=200&category=${category}&sort=lead`,
    `order=50000&origin=PE`,
    `q=${noun}&market=${market}`,
    `q=${noun}&origin=CM&incoterm=FCA`,
  ]);
  return readSearch(new URLSearchParams(address));
}

/** Frequent words, rare words, two together, slips of the pen, facets without words and with them. */
function searched(random: Random, names: readonly string[]) {
  const [category, noun, french] = random.pick(goods);
  const [kind] = random.pick(kinds);
  const place = names[random.rank(2_000)] ?? '';
  const brand = names[random.below(names.length)] ?? '';
  const address = random.pick([
    `q=${noun}`,
    `q=${french}`,
    `q=${kind} ${noun}`,
    `q=${noun} ${place}`,
    `q=${brand}`,
    `q=${slip(random, noun)}`,
    `category=${category}&origin=CM&incoterm=FOB`,
    `category=${category}&price=500&lead=30&sort=price`,
    `q=${noun}&month=3&certificate=Fairtrade`,
    `q=${kind}&order=100000&sort=lead`,
  ]);
  return readSearch(new URLSearchParams(address));
}

/** One letter too few, as people type on a phone. */
function slip(random: Random, word: string): string {
  const at = 1 + random.below(word.length - 1);
  return word.slice(0, at) + word.slice(at + 1);
}
