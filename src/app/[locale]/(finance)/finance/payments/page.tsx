import type { Metadata } from 'next';
import { inTransaction } from '@/db/transaction';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { scopeOf } from '@/members/actor';
import { amountOf } from '@/payments/payment';
import type { PaymentState } from '@/payments/schema';
import { findPayments, type PaymentRow } from '@/reconciliation/find-payments';
import { Amount } from '@/ui/amount';
import { type Column, DataTable } from '@/ui/data-table';
import { DateText } from '@/ui/date-text';
import { EmptyState } from '@/ui/empty-state';
import { PageHeader } from '@/ui/page-header';
import { type StatusShape, StatusWord } from '@/ui/status-word';
import { FinanceShell } from '../finance-shell';
import { requireFinancier } from '../financier';

interface Props {
  params: Promise<{ locale: Locale }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator((await params).locale, 'finance')('payments.title') };
}

const shapes: Readonly<Record<PaymentState, StatusShape>> = {
  expected: 'waiting',
  authorised: 'attention',
  captured: 'done',
  'partially-refunded': 'done',
  refunded: 'neutral',
  failed: 'stopped',
  voided: 'neutral',
  expired: 'stopped',
};

/** Every payment of every portal, each leading to its order's money. */
export default async function PaymentsPage({ params }: Props) {
  const { locale } = await params;
  const actor = await requireFinancier(locale);
  const t = translator(locale, 'finance');
  const rows = await inTransaction(scopeOf(actor), (tx) => findPayments(tx));
  const columns: readonly Column<PaymentRow>[] = [
    {
      key: 'order',
      header: t('payments.order'),
      cell: ({ payment, orderNumber }) => (
        <a href={`/${locale}/finance/orders/${payment.orderId}`}>
          <bdi>{orderNumber}</bdi>
        </a>
      ),
    },
    { key: 'buyer', header: t('payments.buyer'), cell: ({ buyer }) => <bdi>{buyer}</bdi> },
    { key: 'seller', header: t('payments.seller'), cell: ({ seller }) => <bdi>{seller}</bdi> },
    {
      key: 'provider',
      header: t('payments.provider'),
      cell: ({ payment }) => t(`providers.${payment.provider}`),
    },
    {
      key: 'state',
      header: t('payments.state'),
      cell: ({ payment }) => (
        <StatusWord shape={shapes[payment.state]}>{t(`paymentStates.${payment.state}`)}</StatusWord>
      ),
    },
    {
      key: 'hold',
      header: t('payments.holdUntil'),
      cell: ({ payment }) =>
        payment.state === 'authorised' && payment.captureBefore ? (
          <DateText locale={locale} at={payment.captureBefore} />
        ) : null,
    },
    {
      key: 'amount',
      header: t('payments.amount'),
      align: 'end',
      cell: ({ payment }) => <Amount locale={locale} value={amountOf(payment)} />,
    },
  ];
  return (
    <FinanceShell locale={locale} actor={actor}>
      <PageHeader title={t('payments.title')} lead={t('payments.lead')} />
      {rows.length > 0 ? (
        <DataTable
          columns={columns}
          rows={rows}
          rowKey={({ payment }) => payment.id}
          caption={t('payments.title')}
          hideCaption
        />
      ) : (
        <EmptyState title={t('payments.none')}>{t('payments.noneHint')}</EmptyState>
      )}
    </FinanceShell>
  );
}
