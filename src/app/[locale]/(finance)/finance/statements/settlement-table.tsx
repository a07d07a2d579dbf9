import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import type { SettlementSummary } from '@/reconciliation/find-settlements';
import { money } from '@/trade/money';
import { Amount } from '@/ui/amount';
import { type Column, DataTable } from '@/ui/data-table';
import { DateText } from '@/ui/date-text';
import { type StatusShape, StatusWord } from '@/ui/status-word';
import { dayAsDate } from '../line-words';

const shapes: Readonly<Record<string, StatusShape>> = {
  'on-its-way': 'waiting',
  paid: 'done',
  failed: 'stopped',
  cancelled: 'stopped',
};

/** A provider's payouts: what they are made of, and whether the bank has booked them. */
export function SettlementTable({
  locale,
  settlements,
}: {
  locale: Locale;
  settlements: readonly SettlementSummary[];
}) {
  const t = translator(locale, 'finance');
  const amount = (of: (row: SettlementSummary) => number) => (row: SettlementSummary) => (
    <Amount locale={locale} value={money(row.settlement.currency, of(row))} />
  );
  const columns: readonly Column<SettlementSummary>[] = [
    { key: 'id', header: t('settlements.payout'), cell: ({ settlement }) => <bdi>{settlement.id}</bdi> },
    {
      key: 'arrives',
      header: t('settlements.arrives'),
      cell: ({ settlement }) => <DateText locale={locale} at={dayAsDate(settlement.arrivalDate)} />,
    },
    { key: 'gross', header: t('settlements.gross'), align: 'end', cell: amount((row) => row.grossMinor) },
    { key: 'fees', header: t('settlements.fees'), align: 'end', cell: amount((row) => -row.feeMinor) },
    {
      key: 'amount',
      header: t('settlements.amount'),
      align: 'end',
      cell: amount((row) => row.settlement.amountMinor),
    },
    {
      key: 'state',
      header: t('settlements.state'),
      cell: ({ settlement }) => (
        <StatusWord shape={shapes[settlement.state] ?? 'neutral'}>
          {t(`settlementStates.${settlement.state}`)}
        </StatusWord>
      ),
    },
  ];
  return (
    <DataTable
      columns={columns}
      rows={settlements}
      rowKey={({ settlement }) => settlement.id}
      caption={t('settlements.title')}
      hideCaption
    />
  );
}
