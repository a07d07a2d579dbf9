import { formatDate, formatInstant, formatMoney } from '@/i18n/format';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import type { OrderDocument } from '@/trade/order-document';
import { DataTable } from '../data-table';
import { Notice } from '../notice';
import { quantityText } from '../quantity';
import type { Verification } from './verification';

/** The order as the signed bytes state it: all of it when they passed, with a warning when unproved, nothing when false. */
export function OrderFacts({ locale, of }: { readonly locale: Locale; readonly of: Verification }) {
  const t = translator(locale, 'verify');
  const order = of.signed?.order;
  if (!order) return null;
  const { indication } = of.report;
  const proved = indication === 'TOTAL-PASSED';
  return (
    <section className="section">
      <h2>{t(proved ? 'order.heading' : 'order.headingUnproved')}</h2>
      {indication === 'TOTAL-FAILED' ? (
        <p>{t('order.withheld')}</p>
      ) : (
        <>
          {!proved && (
            <Notice>
              <p>{t('order.unproved')}</p>
            </Notice>
          )}
          <Terms locale={locale} order={order} />
          <Goods locale={locale} order={order} />
        </>
      )}
    </section>
  );
}

interface Shown {
  readonly locale: Locale;
  readonly order: OrderDocument;
}

function Terms({ locale, order }: Shown) {
  const t = translator(locale, 'verify');
  const version = { version: order.version, date: formatInstant(locale, order.issuedAt) };
  const facts = [
    ['number', `${order.number}, ${t('order.version', version)}`],
    ['buyer', `${order.buyer.name} (${order.buyer.identifier})`],
    ['seller', `${order.seller.name} (${order.seller.identifier})`],
    ['total', formatMoney(locale, order.total)],
    ['terms', `${order.incoterm} ${order.place}`],
    ['delivery', formatDate(locale, new Date(`${order.deliveryDate}T00:00:00Z`))],
    ['portal', `${order.portal.name}, ${order.portal.chamber}`],
  ] as const;
  return (
    <dl className="facts facts-columns">
      {facts.map(([key, value]) => (
        <div key={key}>
          <dt>{t(`order.${key}`)}</dt>
          <dd dir="auto">{key === 'total' ? <strong>{value}</strong> : value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Goods({ locale, order }: Shown) {
  const t = translator(locale, 'verify');
  return (
    <DataTable
      caption={t('order.goods')}
      rows={order.lines}
      rowKey={({ position }) => String(position)}
      columns={[
        { key: 'item', header: t('order.item'), cell: ({ name }) => <bdi>{name}</bdi> },
        {
          key: 'quantity',
          header: t('order.quantity'),
          align: 'end',
          cell: (line) => quantityText(locale, line.quantityThousandths, line.unit),
        },
        {
          key: 'price',
          header: t('order.price'),
          align: 'end',
          cell: (line) => formatMoney(locale, line.unitPrice),
        },
        {
          key: 'amount',
          header: t('order.amount'),
          align: 'end',
          cell: (line) => formatMoney(locale, line.amount),
        },
      ]}
    />
  );
}
