import { Written } from '@/app/written';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import type { OrderDetail } from '@/orders/find-orders';
import { optionsOf } from '@/trade/variant-options';

/** The goods of a line, which variant of them, and the way to what was said about them when the order was signed. */
export function LineGoods({
  locale,
  orderId,
  line,
}: {
  readonly locale: Locale;
  readonly orderId: string;
  readonly line: OrderDetail['lines'][number];
}) {
  const document = translator(locale, 'document');
  const options = optionsOf(line.variantOptions).map(({ name, value }) =>
    document(`goods.options.${name}`, { value }),
  );
  return (
    <>
      <Written locale={locale} text={line.name} />
      {line.variantCode && (
        <div className="fine">
          {[document('goods.variant', { code: line.variantCode }), ...options].join(' · ')}
        </div>
      )}
      <div className="fine">
        <a href={`/${locale}/orders/${orderId}/goods/${line.position}`}>
          {translator(locale, 'reviews')('signed.link', { version: line.productVersion })}
        </a>
      </div>
    </>
  );
}
