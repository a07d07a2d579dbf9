import type { Product } from '@/catalogue/find-product';
import { tiersOfVariant } from '@/catalogue/variant';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { money } from '@/trade/money';
import { optionsOf } from '@/trade/variant-options';
import { Amount } from '@/ui/amount';
import { DataTable } from '@/ui/data-table';
import { quantityText } from '@/ui/quantity';
import { leftText } from './left-text';

/** The sizes, colours and grades the goods come in; nothing for goods that come in one way only. */
export function VariantsOfGoods({
  locale,
  product,
  currency,
}: {
  readonly locale: Locale;
  readonly product: Product;
  readonly currency: string;
}) {
  const t = translator(locale, 'catalogue');
  const document = translator(locale, 'document');
  const { variants, unit, minimumThousandths } = product;
  if (variants.length === 0) return null;
  return (
    <section className="section">
      <h2>{t('product.variants')}</h2>
      <DataTable
        caption={t('product.variants')}
        hideCaption
        rows={variants}
        rowKey={({ code }) => code}
        columns={[
          {
            key: 'variant',
            header: t('product.variants'),
            cell: ({ code, options }) => (
              <>
                {optionsOf(options)
                  .map(({ name, value }) => document(`goods.options.${name}`, { value }))
                  .join(' · ')}{' '}
                <bdi className="quiet fine">{code}</bdi>
              </>
            ),
          },
          {
            key: 'price',
            header: t('product.variantPrice'),
            align: 'end',
            cell: (variant) => {
              const [first] = tiersOfVariant(product.prices[currency] ?? [], currency, variant);
              return first && <Amount locale={locale} value={money(currency, first.unitMinor)} />;
            },
          },
          {
            key: 'minimum',
            header: t('product.variantMinimum'),
            align: 'end',
            cell: (variant) => quantityText(locale, variant.minimumThousandths ?? minimumThousandths, unit),
          },
          {
            key: 'stock',
            header: t('product.stock'),
            align: 'end',
            cell: (variant) => leftText(locale, variant, unit) ?? t('product.toOrder'),
          },
        ]}
      />
    </section>
  );
}
