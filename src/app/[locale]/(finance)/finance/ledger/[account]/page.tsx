import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { inTransaction } from '@/db/transaction';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { findBalances } from '@/ledger/balances';
import { findEntries } from '@/ledger/find-entries';
import { scopeOf } from '@/members/actor';
import { nameHolders } from '@/reconciliation/name-holders';
import { Amount } from '@/ui/amount';
import { QuietLink } from '@/ui/button';
import { PageHeader } from '@/ui/page-header';
import { FinanceShell } from '../../finance-shell';
import { requireFinancier } from '../../financier';
import { EntryTable } from '../entry-table';

interface Props {
  params: Promise<{ locale: Locale; account: string }>;
  searchParams: Promise<{ before?: string }>;
}

const atOnce = 50;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator((await params).locale, 'finance')('ledger.title') };
}

/** One account: its balance, and its entries newest first. */
export default async function AccountPage({ params, searchParams }: Props) {
  const { locale, account: accountId } = await params;
  const before = z.uuid().safeParse((await searchParams).before).data;
  const actor = await requireFinancier(locale);
  const t = translator(locale, 'finance');
  if (!z.uuid().safeParse(accountId).success) notFound();
  const { balance, entries, names } = await inTransaction(scopeOf(actor), async (tx) => {
    const [balance] = await findBalances(tx, { accountId });
    const entries = await findEntries(tx, { accountId, limit: atOnce, ...(before ? { before } : {}) });
    const holders = entries.flatMap(({ postings }) => postings.map(({ account }) => account.holder));
    return { balance, entries, names: await nameHolders(tx, holders, locale) };
  });
  if (!balance) notFound();
  const last = entries.length === atOnce ? entries[entries.length - 1] : undefined;
  return (
    <FinanceShell locale={locale} actor={actor}>
      <PageHeader
        eyebrow={<a href={`/${locale}/finance/ledger`}>{t('ledger.title')}</a>}
        title={
          <>
            {t(`accountKinds.${balance.account.kind}`)} ·{' '}
            <bdi>{names.get(balance.account.holder) ?? balance.account.holder}</bdi>
          </>
        }
        lead={
          <>
            <Amount locale={locale} value={balance.posted} />
            {balance.pending.minor !== 0 && (
              <span className="quiet">
                {' '}
                ({t('ledger.pending')} <Amount locale={locale} value={balance.pending} />)
              </span>
            )}
          </>
        }
      />
      <EntryTable locale={locale} entries={entries} names={names} />
      {last && (
        <QuietLink href={`/${locale}/finance/ledger/${accountId}?before=${last.id}`}>
          {t('ledger.older')}
        </QuietLink>
      )}
    </FinanceShell>
  );
}
