import { variantText } from '@/app/[locale]/goods-facts/variant-text';
import type { Product } from '@/catalogue/find-product';
import { freeOf, type Stock } from '@/catalogue/stock';
import type { OfferedVariant } from '@/catalogue/variant';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { DataTable } from '@/ui/data-table';
import { Quantity, quantityText } from '@/ui/quantity';

interface Props {
  readonly locale: Locale;
  readonly product: Pick<Product, 'stock' | 'variants' | 'unit'>;
  readonly name: string;
}

/** What the seller has of goods, what of it is promised and what is left; nothing for goods made to order. */
export function StockTable({ locale, product, name }: Props) {
  const t = translator(locale, 'products');
  const { unit } = product;
  const rows = stocksOf(product).filter(isKept);
  if (rows.length === 0) return null;
  const quantity = (thousandths: number) => (
    <Quantity locale={locale} thousandths={thousandths} unit={unit} />
  );
  return (
    <section className="section">
      <h2>{t('stock.title')}</h2>
      <p className="quiet">{t('stock.lead')}</p>
      <DataTable
        caption={t('stock.title')}
        hideCaption
        rows={rows}
        rowKey={(row) => ('code' in row ? row.code : '')}
        columns={[
          {
            key: 'goods',
            header: t('stock.goods'),
            cell: (row) => <bdi>{'code' in row ? variantText(locale, row) : name}</bdi>,
          },
          {
            key: 'onHand',
            header: t('stock.onHand'),
            align: 'end',
            cell: ({ stockThousandths }) =>
              stockThousandths === null ? t('stock.toOrder') : quantity(stockThousandths),
          },
          {
            key: 'promised',
            header: t('stock.promised'),
            align: 'end',
            cell: ({ reservedThousandths }) => quantity(reservedThousandths),
          },
          {
            key: 'left',
            header: t('stock.left'),
            align: 'end',
            cell: (row) => {
              const left = freeOf(row);
              return left === null ? null : quantity(left);
            },
          },
        ]}
      />
    </section>
  );
}

/** The same in a cell of a list, variants together: what is left, and what is promised. */
export function StockLeft({ locale, product }: Omit<Props, 'name'>) {
  const t = translator(locale, 'products');
  const kept = stocksOf(product).filter(isKept);
  const left = kept.flatMap((stock) => freeOf(stock) ?? []);
  const promised = kept.reduce((sum, { reservedThousandths }) => sum + reservedThousandths, 0);
  const quantity = (thousandths: number) => (
    <Quantity locale={locale} thousandths={thousandths} unit={product.unit} />
  );
  return (
    <>
      {left.length > 0 ? quantity(left.reduce((sum, one) => sum + one, 0)) : t('stock.toOrder')}
      {promised > 0 && (
        <div className="quiet fine">
          {t('stock.promisedOf', { quantity: quantityText(locale, promised, product.unit) })}
        </div>
      )}
    </>
  );
}

function stocksOf({ stock, variants }: Props['product']): readonly (OfferedVariant | Stock)[] {
  return variants.length > 0 ? variants : [stock];
}

function isKept({ stockThousandths, reservedThousandths }: Stock): boolean {
  return stockThousandths !== null || reservedThousandths > 0;
}
