import type { Metadata } from 'next';
import { inTransaction } from '@/db/transaction';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { scopeOf } from '@/members/actor';
import { findClosedPeriods } from '@/reconciliation/close-period';
import { findUnexplained, type Unexplained, type UnexplainedLine } from '@/reconciliation/find-unexplained';
import { money } from '@/trade/money';
import { Amount } from '@/ui/amount';
import { PrimaryLink, QuietLink } from '@/ui/button';
import { DateText } from '@/ui/date-text';
import { EmptyState } from '@/ui/empty-state';
import { Notice } from '@/ui/notice';
import { PageHeader } from '@/ui/page-header';
import { AccountPositions } from './account-positions';
import { FinanceShell, type Outcome } from './finance-shell';
import { requireFinancier } from './financier';
import { LineStatus } from './line-status';
import { dayAsDate, whoAndWhat } from './line-words';

interface Props {
  params: Promise<{ locale: Locale }>;
  searchParams: Promise<Outcome>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator((await params).locale, 'finance')('today.title') };
}

/** Finance's Today: what is unexplained, oldest first, and whether bank and ledger agree. */
export default async function FinanceTodayPage({ params, searchParams }: Props) {
  const { locale } = await params;
  const actor = await requireFinancier(locale);
  const t = translator(locale, 'finance');
  const { unexplained, closed } = await inTransaction(scopeOf(actor), async (tx) => ({
    unexplained: await findUnexplained(tx),
    closed: await findClosedPeriods(tx),
  }));
  const [first, ...others] = unexplained.lines;
  return (
    <FinanceShell locale={locale} actor={actor} outcome={await searchParams}>
      <PageHeader
        title={t('today.title')}
        lead={unexplained.accounts.length > 0 && t('today.lead', { count: unexplained.lines.length })}
      />
      {first ? (
        <>
          <NextLine locale={locale} unexplained={first} />
          {others.length > 0 && <OtherLines locale={locale} lines={others} />}
        </>
      ) : (
        <NothingToExplain locale={locale} isEmpty={unexplained.accounts.length === 0} />
      )}
      <AccountPositions locale={locale} positions={unexplained.accounts} closed={closed} />
      <UnknownTransactions locale={locale} transactions={unexplained.providerTransactions} />
    </FinanceShell>
  );
}

/** The oldest line, with the page's one button. */
function NextLine({
  locale,
  unexplained: { line, account },
}: {
  locale: Locale;
  unexplained: UnexplainedLine;
}) {
  const t = translator(locale, 'finance');
  return (
    <section className="next-action" aria-labelledby="next-line">
      <h2 id="next-line">
        <Amount locale={locale} value={money(line.currency, line.amountMinor)} />
      </h2>
      <p dir="auto">{whoAndWhat(line)}</p>
      <p className="quiet">
        <DateText locale={locale} at={dayAsDate(line.bookingDate)} /> · <bdi>{account}</bdi> ·{' '}
        <LineStatus locale={locale} line={line} />
      </p>
      <PrimaryLink href={`/${locale}/finance/lines/${line.id}`}>{t('today.explain')}</PrimaryLink>
    </section>
  );
}

function OtherLines({ locale, lines }: { locale: Locale; lines: readonly UnexplainedLine[] }) {
  const t = translator(locale, 'finance');
  return (
    <section className="section">
      <h2>{t('today.others')}</h2>
      <ul className="tasks">
        {lines.map(({ line }) => (
          <li key={line.id} className="task">
            <span>
              <span dir="auto">{whoAndWhat(line)}</span>
              <br />
              <span className="quiet fine">
                <DateText locale={locale} at={dayAsDate(line.bookingDate)} /> ·{' '}
                <LineStatus locale={locale} line={line} />
              </span>
            </span>
            <Amount locale={locale} value={money(line.currency, line.amountMinor)} />
            <QuietLink href={`/${locale}/finance/lines/${line.id}`}>{t('today.look')}</QuietLink>
          </li>
        ))}
      </ul>
    </section>
  );
}

function NothingToExplain({ locale, isEmpty }: { locale: Locale; isEmpty: boolean }) {
  const t = translator(locale, 'finance');
  return (
    <EmptyState
      title={t(isEmpty ? 'today.noStatements' : 'today.nothing')}
      action={<PrimaryLink href={`/${locale}/finance/statements`}>{t('today.import')}</PrimaryLink>}
    >
      {t(isEmpty ? 'today.noStatementsHint' : 'today.nothingHint')}
    </EmptyState>
  );
}

function UnknownTransactions(props: { locale: Locale; transactions: Unexplained['providerTransactions'] }) {
  const { locale, transactions } = props;
  const t = translator(locale, 'finance');
  if (transactions.length === 0) return null;
  return (
    <section className="section">
      <Notice title={t('today.unknownTransactions')}>
        <ul>
          {transactions.map((transaction) => (
            <li key={transaction.id}>
              <bdi>{transaction.id}</bdi> · {t(`transactionKinds.${transaction.reportingCategory}`)} ·{' '}
              <Amount locale={locale} value={money(transaction.currency, transaction.netMinor)} />
            </li>
          ))}
        </ul>
      </Notice>
    </section>
  );
}
