import { money } from '@/trade/money';
import { optionNames } from '@/trade/variant-options';
import type { ProductFacts } from '../product-facts';
import { guardedText, printItems } from './cell-text';
import type { ImportColumn } from './import-columns';
import { printAmount, printQuantity } from './numbers';

export interface PrintedGoods {
  readonly code: string;
  readonly producer: string;
  readonly facts: ProductFacts;
}

/** What goods say in a column, as `readGoods` understands it; '' for nothing. Never a formula. */
export function printGoods({ code, producer, facts }: PrintedGoods, column: ImportColumn): string {
  if (column === 'code') return guardedText(code);
  if (column === 'producer') return guardedText(producer);
  const [name = '', of = ''] = column.split('.');
  return guardedText(of ? printOf(facts, name, of) : (printers[name]?.(facts) ?? ''));
}

function printOf(facts: ProductFacts, name: string, of: string): string {
  if (name === 'price') return printTiers(facts, of);
  if (name === 'packaging') return facts.packaging[of] ?? '';
  if (name === 'sampleTerms') return facts.sample?.terms[of] ?? '';
  return facts.texts[of]?.[name as 'name' | 'description' | 'translation'] ?? '';
}

/** "9.50; 1000: 9.02": from the minimum order on, then from a thousand on. */
function printTiers({ prices }: ProductFacts, currency: string): string {
  const tiers = prices.find((price) => price.currency === currency)?.tiers ?? [];
  return tiers
    .toSorted((a, b) => a.fromThousandths - b.fromThousandths)
    .map(({ fromThousandths, unitMinor }, at) => {
      const price = printAmount(money(currency, unitMinor));
      return at === 0 ? price : `${printQuantity(fromThousandths)}: ${price}`;
    })
    .join('; ');
}

const quantity = (thousandths: number | null | undefined) =>
  thousandths == null ? '' : printQuantity(thousandths);
const text = (value: string | number | null | undefined) => String(value ?? '');

const printers: Readonly<Record<string, (facts: ProductFacts) => string>> = {
  category: (facts) => facts.category,
  artwork: (facts) => facts.artwork,
  hsCode: (facts) => facts.hsCode,
  originCountry: (facts) => facts.originCountry,
  originRegion: (facts) => text(facts.originRegion),
  scientificName: (facts) => text(facts.scientificName),
  unit: (facts) => facts.unit,
  minimum: (facts) => quantity(facts.minimumThousandths),
  incoterm: (facts) => facts.incoterm,
  incotermPlace: (facts) => facts.incotermPlace,
  leadTimeDays: (facts) => text(facts.leadTimeDays),
  monthlyCapacity: (facts) => quantity(facts.monthlyCapacityThousandths),
  stock: (facts) => quantity(facts.stockThousandths),
  season: (facts) => facts.seasonMonths.join(' '),
  variants: (facts) => printItems(facts.variants.map(printVariant)),
  packageQuantity: (facts) => quantity(facts.package?.thousandths),
  packageNet: (facts) => quantity(facts.package?.netGrams),
  packageGross: (facts) => quantity(facts.package?.grossGrams),
  shelfLifeDays: (facts) => text(facts.shelfLifeDays),
  sampleQuantity: (facts) => quantity(facts.sample?.thousandths),
  samplePrice: ({ sample }) => (sample ? printAmount(money(sample.currency, sample.minor)) : ''),
  sampleCurrency: (facts) => text(facts.sample?.currency),
  certificates: (facts) =>
    printItems(
      facts.heldCertificates.map(({ scheme, number, expires }) => [scheme, text(number), text(expires)]),
    ),
  harvestedFrom: (facts) => text(facts.harvest?.from),
  harvestedUntil: (facts) => text(facts.harvest?.until),
  plots: (facts) =>
    printItems(
      facts.plots.map(({ name, areaSquareMetres, points }) => [
        name,
        String(areaSquareMetres / 10_000),
        ...points.map(([longitude, latitude]) => `${latitude.toFixed(6)}, ${longitude.toFixed(6)}`),
      ]),
    ),
};

/** "P-1 | size=L | EUR=0.50 | minimum=10 | stock=40" */
function printVariant(variant: ProductFacts['variants'][number]): string[] {
  const { code, options, surcharges, minimumThousandths, stockThousandths } = variant;
  return [
    code,
    ...optionNames.flatMap((name) => (options[name] ? [`${name}=${options[name]}`] : [])),
    ...Object.entries(surcharges).map(
      ([currency, minor]) => `${currency}=${printAmount(money(currency, minor))}`,
    ),
    ...(minimumThousandths === null ? [] : [`minimum=${printQuantity(minimumThousandths)}`]),
    ...(stockThousandths === null ? [] : [`stock=${printQuantity(stockThousandths)}`]),
  ];
}
