import { formatCountry, formatThousandths } from '@/i18n/format';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { printHsCode } from '@/trade/hs-code';
import type { OriginDocument } from '@/trade/origin-document';
import { DataTable } from '../data-table';
import { quantityText } from '../quantity';

/** The goods of a certificate of origin as its signed bytes have them: what, HS code, origin, how much. No price. */
export function OriginGoods({
  locale,
  origin,
}: {
  readonly locale: Locale;
  readonly origin: OriginDocument;
}) {
  const t = translator(locale, 'origin');
  return (
    <DataTable
      caption={t('columns.goods')}
      rows={origin.lines}
      rowKey={({ position }) => String(position)}
      columns={[
        {
          key: 'name',
          header: t('columns.goods'),
          cell: ({ name, packages }) => (
            <>
              <bdi>{name}</bdi>
              {packages && (
                <div className="quiet fine" dir="auto">
                  {packages}
                </div>
              )}
            </>
          ),
        },
        { key: 'hs', header: t('columns.hs'), cell: ({ hsCode }) => <bdi>{printHsCode(hsCode)}</bdi> },
        {
          key: 'origin',
          header: t('columns.origin'),
          cell: ({ originCountry }) => <strong>{formatCountry(locale, originCountry)}</strong>,
        },
        {
          key: 'quantity',
          header: t('columns.quantity'),
          align: 'end',
          cell: ({ quantityThousandths, unit, grossGrams }) => (
            <>
              {quantityText(locale, quantityThousandths, unit)}
              {grossGrams !== null && (
                <div className="quiet fine">
                  {t('chamber.gross', { weight: formatThousandths(locale, grossGrams) })}
                </div>
              )}
            </>
          ),
        },
      ]}
    />
  );
}
