import type { Metadata } from 'next';
import { inTransaction } from '@/db/transaction';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { type Balance, findBalances } from '@/ledger/balances';
import { findEntries } from '@/ledger/find-entries';
import { type TrialBalance, trialBalance } from '@/ledger/trial-balance';
import { scopeOf } from '@/members/actor';
import { nameHolders } from '@/reconciliation/name-holders';
import { Amount } from '@/ui/amount';
import { type Column, DataTable } from '@/ui/data-table';
import { EmptyState } from '@/ui/empty-state';
import { PageHeader } from '@/ui/page-header';
import { StatusWord } from '@/ui/status-word';
import { FinanceShell } from '../finance-shell';
import { requireFinancier } from '../financier';
import { EntryTable } from './entry-table';

interface Props {
  params: Promise<{ locale: Locale }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator((await params).locale, 'finance')('ledger.title') };
}

/** The books: do they balance, what stands on each account, and what was entered last. */
export default async function LedgerPage({ params }: Props) {
  const { locale } = await params;
  const actor = await requireFinancier(locale);
  const t = translator(locale, 'finance');
  const { books, balances, entries, names } = await inTransaction(scopeOf(actor), async (tx) => {
    const balances = await findBalances(tx);
    const entries = await findEntries(tx, { limit: 20 });
    const holders = [...balances, ...entries.flatMap(({ postings }) => postings)].map(
      ({ account }) => account.holder,
    );
    return {
      books: await trialBalance(tx),
      balances,
      entries,
      names: await nameHolders(tx, holders, locale),
    };
  });
  return (
    <FinanceShell locale={locale} actor={actor}>
      <PageHeader title={t('ledger.title')} lead={t('ledger.lead')} />
      {balances.length === 0 && <EmptyState title={t('ledger.none')}>{t('ledger.noneHint')}</EmptyState>}
      {books.map((book) => (
        <TrialBalanceTable key={book.currency} locale={locale} book={book} />
      ))}
      {balances.length > 0 && <AccountTable locale={locale} balances={balances} names={names} />}
      {entries.length > 0 && (
        <section className="section">
          <h2>{t('ledger.latest')}</h2>
          <EntryTable locale={locale} entries={entries} names={names} />
        </section>
      )}
    </FinanceShell>
  );
}

function TrialBalanceTable({ locale, book }: { locale: Locale; book: TrialBalance }) {
  const t = translator(locale, 'finance');
  const columns: readonly Column<TrialBalance['rows'][number]>[] = [
    { key: 'kind', header: t('ledger.kind'), cell: ({ kind }) => t(`accountKinds.${kind}`) },
    { key: 'accounts', header: t('ledger.accounts'), align: 'end', cell: ({ accounts }) => accounts },
    {
      key: 'pending',
      header: t('ledger.pending'),
      align: 'end',
      cell: ({ pending }) => <Amount locale={locale} value={pending} />,
    },
    {
      key: 'posted',
      header: t('ledger.posted'),
      align: 'end',
      cell: ({ posted }) => <Amount locale={locale} value={posted} />,
    },
  ];
  return (
    <section className="section">
      <DataTable
        columns={columns}
        rows={book.rows}
        rowKey={({ kind }) => kind}
        caption={t('ledger.trialBalance', { currency: book.currency })}
      />
      <p>
        {book.difference.minor === 0 ? (
          <StatusWord shape="done">{t('ledger.balances')}</StatusWord>
        ) : (
          <StatusWord shape="stopped">
            {t('ledger.differs')} <Amount locale={locale} value={book.difference} />
          </StatusWord>
        )}
      </p>
    </section>
  );
}

function AccountTable(props: {
  locale: Locale;
  balances: readonly Balance[];
  names: ReadonlyMap<string, string>;
}) {
  const { locale, balances, names } = props;
  const t = translator(locale, 'finance');
  const columns: readonly Column<Balance>[] = [
    {
      key: 'account',
      header: t('ledger.account'),
      cell: ({ accountId, account }) => (
        <a href={`/${locale}/finance/ledger/${accountId}`}>
          {t(`accountKinds.${account.kind}`)} · <bdi>{names.get(account.holder) ?? account.holder}</bdi>
        </a>
      ),
    },
    {
      key: 'pending',
      header: t('ledger.pending'),
      align: 'end',
      cell: ({ pending }) => <Amount locale={locale} value={pending} />,
    },
    {
      key: 'posted',
      header: t('ledger.posted'),
      align: 'end',
      cell: ({ posted }) => <Amount locale={locale} value={posted} />,
    },
  ];
  return (
    <section className="section">
      <DataTable
        columns={columns}
        rows={balances}
        rowKey={({ accountId }) => accountId}
        caption={t('ledger.accountsCaption')}
      />
    </section>
  );
}
