import type { Product } from '@/catalogue/find-product';
import { printAmount, printQuantity, unambiguous } from '@/catalogue/import/numbers';
import type { Plot } from '@/catalogue/plot';
import { printPositions } from '@/catalogue/plot-text';
import { money } from '@/trade/money';
import { optionNames } from '@/trade/variant-options';
import type { ProductValues } from './form-limits';
import { printStockSeen } from './stock-seen';

/** Goods that exist, as the form holds them. */
export function valuesOf(product: Product, plots: readonly Plot[]): ProductValues {
  const quantity = (thousandths: number | null) => (thousandths ? printQuantity(thousandths) : '');
  // nothing left is something to say, unlike in other fields
  const counted = (thousandths: number | null) => (thousandths === null ? '' : printQuantity(thousandths));
  const text = (of: string | number | null | undefined) => String(of ?? '');
  const amount = (currency: string, minor: number) => printAmount(money(currency, minor));
  return {
    ...entries(product.texts, ({ locale, name, description, translation }) => ({
      [`name_${locale}`]: name,
      [`description_${locale}`]: description,
      [`translation_${locale}`]: translation,
    })),
    ...entries(Object.entries(product.packaging), ([locale, words]) => ({ [`packaging_${locale}`]: words })),
    ...entries(Object.entries(product.sampleTerms), ([locale, words]) => ({
      [`sampleTerms_${locale}`]: words,
    })),
    category: product.category,
    artwork: product.artwork,
    producer: text(product.producerId),
    hsCode: product.hsCode,
    originCountry: product.originCountry,
    originRegion: text(product.originRegion),
    scientificName: text(product.scientificName),
    unit: product.unit,
    minimum: printQuantity(product.minimumThousandths),
    ...entries(Object.entries(product.prices), ([currency, tiers]) =>
      entries(tiers, ({ fromThousandths, unitMinor }, row) => ({
        [`from_${currency}_${row}`]: printQuantity(fromThousandths),
        [`price_${currency}_${row}`]: amount(currency, unitMinor),
      })),
    ),
    ...entries(product.variants, (variant, row) => ({
      [`code_${row}`]: variant.code,
      ...entries(optionNames, (name) => ({ [`${name}_${row}`]: text(variant.options[name]) })),
      ...entries(Object.entries(variant.surcharges), ([currency, minor]) => ({
        [`surcharge_${currency}_${row}`]: amount(currency, minor),
      })),
      [`variantMinimum_${row}`]: quantity(variant.minimumThousandths),
      [`stock_${row}`]: counted(variant.stockThousandths),
    })),
    incoterm: product.incoterm,
    incotermPlace: product.incotermPlace,
    leadTimeDays: text(product.leadTimeDays),
    capacity: quantity(product.monthlyCapacityThousandths),
    goodsStock: counted(product.stock.stockThousandths),
    stockSeen: printStockSeen(product),
    version: String(product.version),
    season: product.seasonMonths.join(' '),
    packageQuantity: quantity(product.packageThousandths),
    packageNet: quantity(product.packageNetGrams),
    packageGross: quantity(product.packageGrossGrams),
    shelfLifeDays: text(product.shelfLifeDays),
    sampleQuantity: quantity(product.sampleThousandths),
    sampleCurrency: text(product.sampleCurrency),
    samplePrice: product.sampleCurrency ? amount(product.sampleCurrency, product.sampleMinor ?? 0) : '',
    ...entries(product.heldCertificates, ({ scheme, number, expires }, row) => ({
      [`scheme_${row}`]: scheme,
      [`certificateNumber_${row}`]: text(number),
      [`expires_${row}`]: text(expires),
    })),
    harvestedFrom: text(product.harvestedFrom),
    harvestedUntil: text(product.harvestedUntil),
    ...entries(plots, ({ name, areaSquareMetres, points }, row) => ({
      [`plotName_${row}`]: name,
      [`plotHectares_${row}`]: unambiguous(String(areaSquareMetres / 10_000)),
      [`plotPoints_${row}`]: printPositions(points),
    })),
  };
}

/** What each of several says, together; rows count from 1. */
function entries<T>(of: readonly T[], say: (one: T, row: number) => ProductValues): ProductValues {
  return Object.assign({}, ...of.map((one, at) => say(one, at + 1)));
}
