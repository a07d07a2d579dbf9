import { Written } from '@/app/written';
import type { Product } from '@/catalogue/find-product';
import { formatCountry, formatDate, formatThousandths } from '@/i18n/format';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import type { OrderDetail } from '@/orders/find-orders';
import type { originCertificateLines } from '@/origin/schema';
import { printHsCode } from '@/trade/hs-code';
import { DataTable } from '@/ui/data-table';
import { quantityText } from '@/ui/quantity';

type Covered = typeof originCertificateLines.$inferSelect;

/** The lines covered, as the order signed by both has them, beside what the goods themselves say of their origin. */
export function CoveredGoods(props: {
  readonly locale: Locale;
  readonly detail: OrderDetail;
  readonly covered: readonly Covered[];
  readonly products: ReadonlyMap<string, Product | null>;
}) {
  const { locale, detail, covered, products } = props;
  const t = translator(locale, 'origin');
  const lineOf = ({ position }: Covered) => detail.lines.find((line) => line.position === position)!;
  return (
    <section className="section">
      <DataTable
        caption={t('chamber.goods')}
        rows={covered}
        rowKey={({ position }) => String(position)}
        columns={[
          {
            key: 'name',
            header: t('columns.goods'),
            cell: (row) => <Written locale={locale} text={lineOf(row).name} />,
          },
          { key: 'hs', header: t('columns.hs'), cell: (row) => <bdi>{printHsCode(lineOf(row).hsCode)}</bdi> },
          {
            key: 'origin',
            header: t('columns.origin'),
            cell: (row) => <strong>{formatCountry(locale, lineOf(row).originCountry)}</strong>,
          },
          {
            key: 'evidence',
            header: t('columns.evidence'),
            cell: (row) => (
              <Evidence
                locale={locale}
                producer={lineOf(row).producerName}
                product={products.get(lineOf(row).productId)}
              />
            ),
          },
          {
            key: 'quantity',
            header: t('columns.quantity'),
            align: 'end',
            cell: (row) => {
              const { unit, quantityThousandths: ordered } = lineOf(row);
              return (
                <>
                  {quantityText(locale, row.quantityThousandths, unit)}
                  {row.quantityThousandths < ordered && (
                    <div className="quiet fine">
                      {t('chamber.ofOrdered', { quantity: quantityText(locale, ordered, unit) })}
                    </div>
                  )}
                </>
              );
            },
          },
          {
            key: 'packages',
            header: t('columns.packages'),
            cell: ({ packages, grossGrams }) => (
              <span dir="auto">
                {[
                  packages,
                  grossGrams && t('chamber.gross', { weight: formatThousandths(locale, grossGrams) }),
                ]
                  .filter(Boolean)
                  .join(' · ') || '–'}
              </span>
            ),
          },
        ]}
      />
    </section>
  );
}

/** Where it grew, who made it, plots, schemes: what the catalogue has on the goods now. */
function Evidence({
  locale,
  producer,
  product,
}: {
  readonly locale: Locale;
  readonly producer: string | null;
  readonly product: Product | null | undefined;
}) {
  const t = translator(locale, 'origin');
  const said = [
    producer && t('chamber.producer', { name: producer }),
    product?.originRegion,
    product && product.plotCount > 0 && t('chamber.plots', { count: product.plotCount }),
    product?.harvestedFrom &&
      t('chamber.harvested', { date: formatDate(locale, new Date(product.harvestedFrom)) }),
    ...(product?.heldCertificates ?? []).map(({ scheme, number }) =>
      [scheme, number].filter(Boolean).join(' '),
    ),
  ].filter(Boolean);
  if (said.length === 0) return <span className="quiet">{t('chamber.noEvidence')}</span>;
  return (
    <ul>
      {said.map((text) => (
        <li key={String(text)} dir="auto">
          {text}
        </li>
      ))}
    </ul>
  );
}
