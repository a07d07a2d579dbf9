import type { Metadata } from 'next';
import { inTransaction } from '@/db/transaction';
import { formatDate, formatMoney } from '@/i18n/format';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { scopeOf } from '@/members/actor';
import { findPayouts, type PayoutRow } from '@/reconciliation/find-payments';
import { money } from '@/trade/money';
import { Amount } from '@/ui/amount';
import { PrimaryButton, QuietButton } from '@/ui/button';
import { DateText } from '@/ui/date-text';
import { EmptyState } from '@/ui/empty-state';
import { PageHeader } from '@/ui/page-header';
import { type StatusShape, StatusWord } from '@/ui/status-word';
import { FinanceShell, type Outcome } from '../finance-shell';
import { requireFinancier } from '../financier';
import { send } from './actions';

interface Props {
  params: Promise<{ locale: Locale }>;
  searchParams: Promise<Outcome>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator((await params).locale, 'finance')('payouts.title') };
}

const shapes: Readonly<Record<PayoutRow['payout']['state'], StatusShape>> = {
  scheduled: 'attention',
  sent: 'waiting',
  paid: 'done',
  returned: 'stopped',
};

/** What is owed to sellers and on its way to them; the one that is due first carries the button. */
export default async function PayoutsPage({ params, searchParams }: Props) {
  const { locale } = await params;
  const actor = await requireFinancier(locale);
  const t = translator(locale, 'finance');
  const rows = await inTransaction(scopeOf(actor), (tx) => findPayouts(tx));
  const due = rows.filter(({ payout }) => payout.state === 'scheduled');
  const sent = rows.filter(({ payout }) => payout.state !== 'scheduled').toReversed();
  return (
    <FinanceShell locale={locale} actor={actor} outcome={await searchParams}>
      <PageHeader title={t('payouts.title')} lead={t('payouts.lead', { count: due.length })} />
      {due.length > 0 ? (
        <ul className="tasks">
          {due.map((row, position) => (
            <DuePayout key={row.payout.id} locale={locale} row={row} isFirst={position === 0} />
          ))}
        </ul>
      ) : (
        <EmptyState title={t('payouts.none')}>{t('payouts.noneHint')}</EmptyState>
      )}
      {sent.length > 0 && (
        <section className="section">
          <h2>{t('payouts.sent')}</h2>
          <ul className="tasks">
            {sent.map((row) => (
              <li key={row.payout.id} className="task">
                <PayoutWords locale={locale} row={row} />
                <Amount locale={locale} value={money(row.payout.currency, row.payout.amountMinor)} />
                <StatusWord shape={shapes[row.payout.state]}>
                  {t(`payoutStates.${row.payout.state}`)}
                </StatusWord>
              </li>
            ))}
          </ul>
        </section>
      )}
    </FinanceShell>
  );
}

function DuePayout({ locale, row, isFirst }: { locale: Locale; row: PayoutRow; isFirst: boolean }) {
  const t = translator(locale, 'finance');
  const { payout } = row;
  const amount = money(payout.currency, payout.amountMinor);
  const isEarly = payout.scheduledFor > new Date();
  const words = t('payouts.send', { amount: formatMoney(locale, amount), seller: row.seller });
  return (
    <li className="task">
      <PayoutWords locale={locale} row={row} />
      <Amount locale={locale} value={amount} />
      <form action={send}>
        <input type="hidden" name="locale" value={locale} />
        <input type="hidden" name="payoutId" value={payout.id} />
        {isEarly && (
          <label className="choice">
            <input type="checkbox" name="early" required />
            <span>{t('payouts.early', { day: formatDate(locale, payout.scheduledFor) })}</span>
          </label>
        )}
        {isFirst ? <PrimaryButton>{words}</PrimaryButton> : <QuietButton>{words}</QuietButton>}
      </form>
    </li>
  );
}

function PayoutWords({ locale, row: { payout, orderNumber, seller } }: { locale: Locale; row: PayoutRow }) {
  const t = translator(locale, 'finance');
  return (
    <span>
      <bdi>{seller}</bdi> ·{' '}
      <a href={`/${locale}/finance/orders/${payout.orderId}`}>
        <bdi>{orderNumber}</bdi>
      </a>
      <br />
      <span className="quiet fine">
        <bdi>{payout.reference}</bdi> · {t('payouts.due')}{' '}
        <DateText locale={locale} at={payout.scheduledFor} />
      </span>
    </span>
  );
}
