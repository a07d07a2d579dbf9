import type { Metadata } from 'next';
import { readFlash } from '@/app/flash';
import { inTransaction } from '@/db/transaction';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { scopeOf } from '@/members/actor';
import { findSettlements } from '@/reconciliation/find-settlements';
import { findStatements, type StatementSummary } from '@/reconciliation/find-statements';
import { money } from '@/trade/money';
import { Amount } from '@/ui/amount';
import { type Column, DataTable } from '@/ui/data-table';
import { DateText } from '@/ui/date-text';
import { EmptyState } from '@/ui/empty-state';
import { PageHeader } from '@/ui/page-header';
import { StatusWord } from '@/ui/status-word';
import { FinanceShell, type Outcome } from '../finance-shell';
import { requireFinancier } from '../financier';
import { dayAsDate } from '../line-words';
import { FetchFromStripe, ImportForm } from './import-form';
import { SettlementTable } from './settlement-table';

interface Props {
  params: Promise<{ locale: Locale }>;
  searchParams: Promise<Outcome>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator((await params).locale, 'finance')('statements.title') };
}

/** What the bank and the payment provider say of our money: taken in here, explained line by line. */
export default async function StatementsPage({ params, searchParams }: Props) {
  const { locale } = await params;
  const actor = await requireFinancier(locale);
  const t = translator(locale, 'finance');
  const outcome = await searchParams;
  const { found, settlements } = await inTransaction(scopeOf(actor), async (tx) => ({
    found: await findStatements(tx),
    settlements: await findSettlements(tx),
  }));
  const flash = outcome.refused ? await readFlash('import-statement') : null;
  return (
    <FinanceShell locale={locale} actor={actor} outcome={outcome}>
      <PageHeader title={t('statements.title')} lead={t('statements.lead')} />
      <ImportForm
        locale={locale}
        flash={flash}
        isFirst={found.length === 0 || outcome.refused === 'account-unknown'}
      />
      <section className="section">
        <h2>{t('statements.bank')}</h2>
        {found.length > 0 ? (
          <StatementTable locale={locale} statements={found} />
        ) : (
          <EmptyState title={t('statements.none')}>{t('statements.noneHint')}</EmptyState>
        )}
      </section>
      <section className="section">
        <h2>{t('settlements.title')}</h2>
        <FetchFromStripe locale={locale} />
        {settlements.length > 0 ? (
          <SettlementTable locale={locale} settlements={settlements} />
        ) : (
          <p className="quiet">{t('settlements.none')}</p>
        )}
      </section>
    </FinanceShell>
  );
}

function StatementTable({ locale, statements }: { locale: Locale; statements: readonly StatementSummary[] }) {
  const t = translator(locale, 'finance');
  const columns: readonly Column<StatementSummary>[] = [
    {
      key: 'reference',
      header: t('statements.reference'),
      cell: ({ statement }) => (
        <a href={`/${locale}/finance/statements/${statement.id}`}>
          <bdi>{statement.statementReference}</bdi>
        </a>
      ),
    },
    {
      key: 'account',
      header: t('statements.account'),
      cell: ({ statement }) => <bdi>{statement.account}</bdi>,
    },
    {
      key: 'until',
      header: t('statements.until'),
      cell: ({ statement }) => <DateText locale={locale} at={dayAsDate(statement.toDate)} />,
    },
    {
      key: 'closing',
      header: t('statements.closing'),
      align: 'end',
      cell: ({ statement }) => (
        <Amount locale={locale} value={money(statement.currency, statement.closingMinor)} />
      ),
    },
    {
      key: 'open',
      header: t('statements.open'),
      cell: ({ lines, open }) => (
        <StatusWord shape={open === 0 ? 'done' : 'attention'}>
          {t('statements.openOf', { open, lines })}
        </StatusWord>
      ),
    },
  ];
  return (
    <DataTable
      columns={columns}
      rows={statements}
      rowKey={({ statement }) => statement.id}
      caption={t('statements.bank')}
      hideCaption
    />
  );
}
