import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { inTransaction } from '@/db/transaction';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { scopeOf } from '@/members/actor';
import { findLinesOf, findStatement } from '@/reconciliation/find-statements';
import type { StatementLine } from '@/reconciliation/statement-line';
import { money } from '@/trade/money';
import { Amount } from '@/ui/amount';
import { Arrow } from '@/ui/arrow';
import { type Column, DataTable } from '@/ui/data-table';
import { DateText } from '@/ui/date-text';
import { PageHeader } from '@/ui/page-header';
import { FinanceShell } from '../../finance-shell';
import { requireFinancier } from '../../financier';
import { LineStatus } from '../../line-status';
import { dayAsDate, whoAndWhat } from '../../line-words';

interface Props {
  params: Promise<{ locale: Locale; id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator((await params).locale, 'finance')('statements.title') };
}

/** One statement as the bank printed it, with how each line is explained. */
export default async function StatementPage({ params }: Props) {
  const { locale, id } = await params;
  const actor = await requireFinancier(locale);
  const t = translator(locale, 'finance');
  if (!z.uuid().safeParse(id).success) notFound();
  const { statement, lines } = await inTransaction(scopeOf(actor), async (tx) => ({
    statement: await findStatement(tx, id),
    lines: await findLinesOf(tx, id),
  }));
  if (!statement) notFound();
  const columns: readonly Column<StatementLine>[] = [
    {
      key: 'what',
      header: t('lines.what'),
      cell: (line) => (
        <a href={`/${locale}/finance/lines/${line.id}`} dir="auto">
          {whoAndWhat(line)}
        </a>
      ),
    },
    {
      key: 'booked',
      header: t('lines.booked'),
      cell: (line) => <DateText locale={locale} at={dayAsDate(line.bookingDate)} />,
    },
    { key: 'state', header: t('lines.state'), cell: (line) => <LineStatus locale={locale} line={line} /> },
    {
      key: 'amount',
      header: t('lines.amount'),
      align: 'end',
      cell: (line) => <Amount locale={locale} value={money(line.currency, line.amountMinor)} />,
    },
  ];
  return (
    <FinanceShell locale={locale} actor={actor}>
      <PageHeader
        eyebrow={<bdi>{statement.account}</bdi>}
        title={<bdi>{statement.statementReference}</bdi>}
        lead={
          <>
            <Amount locale={locale} value={money(statement.currency, statement.openingMinor)} />{' '}
            <Arrow locale={locale} />{' '}
            <Amount locale={locale} value={money(statement.currency, statement.closingMinor)} />
            {', '}
            <DateText locale={locale} at={dayAsDate(statement.toDate)} />
          </>
        }
      />
      <DataTable
        columns={columns}
        rows={lines}
        rowKey={(line) => line.id}
        caption={t('lines.caption', { count: lines.length })}
      />
    </FinanceShell>
  );
}
