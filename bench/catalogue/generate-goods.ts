import { randomFrom } from './random';
import { goods, inventedWords, kinds } from './vocabulary';

export const portals = ['wouri', 'faso', 'mekong', 'andes'] as const;
const countries = ['CM', 'BF', 'KH', 'PE'] as const;
const units = ['KGM', 'KGM', 'KGM', 'TNE', 'H87'] as const;
const incoterms = ['FCA', 'FOB', 'EXW', 'CIF'] as const;
const schemes = ['EU organic', 'Fairtrade', 'GlobalG.A.P.'] as const;

export interface GeneratedRows {
  readonly products: string[];
  readonly texts: string[];
  readonly tiers: string[];
}

/** An id of version 7 that says only which of the generated rows it is. */
export function idOf(kind: number, n: number): string {
  const hex = n.toString(16).padStart(12, '0');
  return `0190000${kind}-0000-7000-8000-${hex}`;
}

export function organisationsFor(products: number): number {
  return Math.max(20, Math.min(2_000, Math.round(products / 500)));
}

/**
 * Goods number `from` to `to` of a catalogue, as lines of COPY, the same for the same seed. Seven in ten are of the
 * first market; words are spread as in a language, a few in every text and most in one of thousands.
 */
export function* generateGoods(seed: number, count: number, batch: number): Generator<GeneratedRows> {
  const random = randomFrom(seed);
  const invented = inventedWords(random, 15_000);
  const organisations = organisationsFor(count);
  let rows: GeneratedRows = { products: [], texts: [], tiers: [] };
  for (let n = 0; n < count; n += 1) {
    const id = idOf(1, n);
    const organisation = random.below(organisations);
    const [category, english, french] = random.pick(goods);
    const [kind, genre] = random.pick(kinds);
    const place = invented[random.rank(2_000)] ?? '';
    const brand = invented[random.rank(invented.length)] ?? '';
    const unit = random.pick(units);
    const minimum = (unit === 'TNE' ? 1 : 10) * (1 + random.below(50)) * 1000;
    const published = new Date(Date.UTC(2024, 0, 1) + n * 40_000).toISOString();
    const season = random.below(2) === 0 ? '{}' : `{${1 + random.below(6)},${7 + random.below(6)}}`;
    const held =
      random.below(3) === 0
        ? JSON.stringify([{ scheme: random.pick(schemes), expires: '2030-12-31' }])
        : '[]';
    rows.products.push(
      line([
        ...[id, idOf(0, portalOf(organisation)), idOf(2, organisation), `goods-${n}`, 'published', category],
        ...['dried-pineapple', '080430', countries[portalOf(organisation)], place, unit, minimum],
        ...[random.pick(incoterms), 'Douala', 1 + random.below(90), season, held, published],
      ]),
    );
    const filler = () =>
      Array.from({ length: 6 }, () => invented[random.rank(invented.length)] ?? '').join(' ');
    rows.texts.push(
      line([
        id,
        'en',
        `${kind} ${english} of ${place}, ${brand}`,
        `${kind} ${english}, ${filler()}.`,
        'human',
      ]),
      line([
        id,
        'fr',
        `${french} ${genre} de ${place}, ${brand}`,
        `${french} ${genre}, ${filler()}.`,
        'original',
      ]),
    );
    const price = Math.round(100 * 10 ** (random.next() * 2.5)) * (unit === 'TNE' ? 500 : 1);
    rows.tiers.push(
      line([id, 'EUR', minimum, price]),
      line([id, 'EUR', minimum * 5, Math.ceil(price * 0.9)]),
    );
    if (rows.products.length === batch || n === count - 1) {
      yield rows;
      rows = { products: [], texts: [], tiers: [] };
    }
  }
}

export function portalOf(organisation: number): number {
  return organisation % 10 < 7 ? 0 : (organisation % 10) - 6;
}

function line(values: readonly (string | number | undefined)[]): string {
  return values.join('\t');
}
