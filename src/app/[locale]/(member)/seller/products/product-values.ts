import type { Product } from '@/catalogue/find-product';
import { type ProductFacts, productFacts } from '@/catalogue/product-facts';
import { money, parseDecimal, toDecimal } from '@/trade/money';
import { parseTypedQuantity, quantityToDecimal } from '@/trade/quantity';
import { type FieldProblem, type ProductValues, tierRows } from './form-limits';

/** What the portal decides about the form: the languages and the currency it asks for, and where goods come from. */
export interface FormFrame {
  readonly languages: readonly string[];
  readonly currency: string;
  readonly originCountry: string;
}

/** Reads what a seller typed. Every problem names its field, so that the form can show it there. */
export function readProduct(
  values: ProductValues,
  frame: FormFrame,
):
  | { readonly ok: true; readonly facts: ProductFacts }
  | { readonly ok: false; readonly problems: FieldProblem[] } {
  const typed = (name: string) => (values[name] ?? '').trim();
  const quantity = (name: string) => (typed(name) ? (parseTypedQuantity(typed(name)) ?? Number.NaN) : null);
  const whole = (name: string) => (typed(name) ? Number(typed(name)) : null);
  const parsed = productFacts.safeParse({
    category: typed('category'),
    artwork: typed('artwork'),
    hsCode: typed('hsCode').replace(/[.\s]/g, ''),
    originCountry: frame.originCountry,
    originRegion: typed('originRegion') || null,
    unit: typed('unit'),
    minimumThousandths: quantity('minimum') ?? undefined,
    incoterm: typed('incoterm'),
    incotermPlace: typed('incotermPlace'),
    leadTimeDays: whole('leadTimeDays') ?? undefined,
    monthlyCapacityThousandths: quantity('capacity'),
    seasonMonths: typed('season').split(' ').filter(Boolean).map(Number),
    packaging: textsIn(frame, (language) => typed(`packaging_${language}`) || null),
    shelfLifeDays: whole('shelfLifeDays'),
    heldCertificates: typed('certificates')
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean)
      .map(certificateOf),
    producerId: typed('producer') || null,
    texts: textsIn(frame, (language, position) => {
      const [name, description] = [typed(`name_${language}`), typed(`description_${language}`)];
      if (!name && !description) return null;
      return { name, description, translation: position === 0 ? 'original' : 'human' };
    }),
    prices: [{ currency: frame.currency, tiers: tiersOf(typed, quantity, frame.currency) }],
  });
  if (parsed.success) return { ok: true, facts: parsed.data };
  const problems = new Map<string, string>();
  for (const issue of parsed.error.issues) {
    const field = fieldOf(issue.path);
    if (!problems.has(field)) problems.set(field, issue.code === 'custom' ? issue.message : 'malformed');
  }
  return { ok: false, problems: [...problems].map(([field, code]) => ({ field, code })) };
}

/** The form of a product that exists. */
export function valuesOf(product: Product, frame: FormFrame): ProductValues {
  const tiers = product.prices[frame.currency] ?? [];
  const texts = frame.languages.flatMap((language) => {
    const text = product.texts.find((one) => one.locale === language);
    return [
      [`name_${language}`, text?.name ?? ''],
      [`description_${language}`, text?.description ?? ''],
      [`packaging_${language}`, product.packaging[language] ?? ''],
    ];
  });
  return {
    ...Object.fromEntries(texts),
    category: product.category,
    artwork: product.artwork,
    hsCode: product.hsCode,
    originRegion: product.originRegion ?? '',
    unit: product.unit,
    minimum: quantityToDecimal(product.minimumThousandths),
    incoterm: product.incoterm,
    incotermPlace: product.incotermPlace,
    leadTimeDays: String(product.leadTimeDays),
    capacity: product.monthlyCapacityThousandths ? quantityToDecimal(product.monthlyCapacityThousandths) : '',
    season: product.seasonMonths.join(' '),
    shelfLifeDays: product.shelfLifeDays ? String(product.shelfLifeDays) : '',
    certificates: product.heldCertificates
      .map(({ scheme, expires }) => (expires ? `${scheme}; ${expires}` : scheme))
      .join('\n'),
    producer: product.producerId ?? '',
    ...Object.fromEntries(
      tiers.slice(0, tierRows.length).flatMap(({ fromThousandths, unitMinor }, i) => [
        [`from_${i + 1}`, quantityToDecimal(fromThousandths)],
        [`price_${i + 1}`, toDecimal(money(frame.currency, unitMinor))],
      ]),
    ),
  };
}

function textsIn<T>(
  frame: FormFrame,
  read: (language: string, position: number) => T | null,
): Record<string, T> {
  const texts: Record<string, T> = {};
  frame.languages.forEach((language, position) => {
    const text = read(language, position);
    if (text !== null) texts[language] = text;
  });
  return texts;
}

/** The first row is the price at the minimum order; the others need both their fields, or neither. */
function tiersOf(
  typed: (name: string) => string,
  quantity: (name: string) => number | null,
  currency: string,
) {
  return tierRows
    .filter((row) => row === 1 || typed(`from_${row}`) || typed(`price_${row}`))
    .map((row) => ({
      fromThousandths: quantity(row === 1 ? 'minimum' : `from_${row}`) ?? Number.NaN,
      unitMinor: parseDecimal(currency, typed(`price_${row}`).replace(',', '.'))?.minor ?? Number.NaN,
    }));
}

/** "EU organic; 2027-05-31" */
function certificateOf(line: string) {
  const [scheme = '', expires] = line.split(';').map((part) => part.trim());
  return expires ? { scheme, expires } : { scheme };
}

/** Where in the form the path of a problem lies. */
function fieldOf(path: readonly PropertyKey[]): string {
  const [first, second, , fourth, fifth] = path.map(String);
  switch (first) {
    case 'texts':
      return second ? `${path[2] ? String(path[2]) : 'name'}_${second}` : 'texts';
    case 'packaging':
      return `packaging_${second}`;
    case 'prices':
      return fourth === undefined
        ? 'price_1'
        : `${fifth === 'fromThousandths' ? 'from' : 'price'}_${Number(fourth) + 1}`;
    case 'minimumThousandths':
      return 'minimum';
    case 'monthlyCapacityThousandths':
      return 'capacity';
    case 'seasonMonths':
      return 'season';
    case 'heldCertificates':
      return 'certificates';
    case 'producerId':
      return 'producer';
    default:
      return first ?? '';
  }
}
