import type { Locale } from '@/i18n/locales';
import type { PrintedGoods } from '../import/print-goods';
import { productFacts } from '../product-facts';

/** The goods of the template's example row: dried mango, in the languages and the first currencies of a market. */
export function exampleGoods(languages: readonly string[], currencies: readonly string[]): PrintedGoods {
  const spoken = (Object.keys(words) as Locale[]).filter((locale) => languages.includes(locale));
  const facts = productFacts.parse({
    category: 'fruit',
    artwork: 'dried-mango',
    hsCode: '080450',
    originCountry: 'CM',
    originRegion: 'Nord',
    scientificName: 'Mangifera indica',
    unit: 'KGM',
    minimumThousandths: 100_000,
    incoterm: 'FCA',
    incotermPlace: 'Douala',
    leadTimeDays: 21,
    monthlyCapacityThousandths: 2_000_000,
    seasonMonths: [3, 4, 5],
    package: { thousandths: 10_000, netGrams: 10_000, grossGrams: 10_600 },
    shelfLifeDays: 365,
    heldCertificates: [{ scheme: 'EU organic', number: 'CM-BIO-154', expires: '2027-05-31' }],
    texts: Object.fromEntries(
      (spoken.length > 0 ? spoken : (['en'] as const)).map((locale, at) => [
        locale,
        { ...words[locale], translation: at === 0 ? 'original' : 'human' },
      ]),
    ),
    prices: (currencies.length > 0 ? currencies : ['EUR']).map((currency) => ({
      currency,
      tiers: [
        { fromThousandths: 100_000, unitMinor: 1200 },
        { fromThousandths: 500_000, unitMinor: 1100 },
      ],
    })),
    variants: [
      { code: 'M-250', options: { size: '250 g' } },
      { code: 'M-1000', options: { size: '1 kg' }, stockThousandths: 400_000 },
    ],
  });
  return { code: 'MANGO-01', producer: '', facts };
}

const words: Readonly<Record<Locale, { name: string; description: string }>> = {
  en: { name: 'Dried mango', description: 'Slices without sugar, dried in the sun.' },
  fr: { name: 'Mangue séchée', description: 'Lamelles sans sucre, séchées au soleil.' },
  es: { name: 'Mango seco', description: 'Rodajas sin azúcar, secadas al sol.' },
  pt: { name: 'Manga seca', description: 'Fatias sem açúcar, secas ao sol.' },
  ar: { name: 'مانجو مجفف', description: 'شرائح بلا سكر مجففة تحت الشمس.' },
};
