import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { inTransaction } from '@/db/transaction';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { findEntries } from '@/ledger/find-entries';
import { scopeOf } from '@/members/actor';
import { holds, isTracedToTheCent, type MoneyTrail, type TrailCheck } from '@/reconciliation/money-trail';
import { nameHolders } from '@/reconciliation/name-holders';
import { moneyTrail } from '@/reconciliation/order-money-trail';
import { Amount } from '@/ui/amount';
import { type Column, DataTable } from '@/ui/data-table';
import { Notice } from '@/ui/notice';
import { PageHeader } from '@/ui/page-header';
import { StatusWord } from '@/ui/status-word';
import { FinanceShell } from '../../finance-shell';
import { requireFinancier } from '../../financier';
import { EntryTable } from '../../ledger/entry-table';
import { TrailRows } from './trail-rows';

interface Props {
  params: Promise<{ locale: Locale; id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator((await params).locale, 'finance')('trail.title') };
}

/** One order's money, from the checkout to the bank account, to the cent. */
export default async function OrderMoneyPage({ params }: Props) {
  const { locale, id } = await params;
  const actor = await requireFinancier(locale);
  const t = translator(locale, 'finance');
  if (!z.uuid().safeParse(id).success) notFound();
  const { trail, entries, names } = await inTransaction(scopeOf(actor), async (tx) => {
    const trail = await moneyTrail(tx, id);
    const entries = await findEntries(tx, { subject: { type: 'order', id } });
    const holders = entries.flatMap(({ postings }) => postings.map(({ account }) => account.holder));
    return { trail, entries, names: await nameHolders(tx, holders, locale) };
  });
  if (!trail) notFound();
  return (
    <FinanceShell locale={locale} actor={actor}>
      <PageHeader
        eyebrow={<a href={`/${locale}/finance/payments`}>{t('payments.title')}</a>}
        title={<bdi>{trail.orderNumber}</bdi>}
        lead={
          <>
            <Amount locale={locale} value={trail.total} />
            {trail.provider && <> · {t(`providers.${trail.provider}`)}</>}
          </>
        }
      />
      <Verdict locale={locale} trail={trail} />
      <TrailRows locale={locale} trail={trail} />
      {trail.checks.length > 0 && <CheckTable locale={locale} checks={trail.checks} />}
      {entries.length > 0 && (
        <section className="section">
          <EntryTable locale={locale} entries={entries} names={names} />
        </section>
      )}
    </FinanceShell>
  );
}

function Verdict({ locale, trail }: { locale: Locale; trail: MoneyTrail }) {
  const t = translator(locale, 'finance');
  const broken = trail.checks.filter((check) => !holds(check));
  if (broken.length > 0) {
    return (
      <Notice tone="stopped" title={t('trail.broken', { count: broken.length })}>
        {t('trail.brokenHint')}
      </Notice>
    );
  }
  if (isTracedToTheCent(trail)) return <Notice tone="done">{t('trail.traced')}</Notice>;
  return <p className="quiet">{t('trail.underWay', { count: trail.checks.length })}</p>;
}

function CheckTable({ locale, checks }: { locale: Locale; checks: readonly TrailCheck[] }) {
  const t = translator(locale, 'finance');
  const columns: readonly Column<TrailCheck>[] = [
    { key: 'code', header: t('trail.check'), cell: ({ code }) => t(`trail.checks.${code}`) },
    {
      key: 'expected',
      header: t('trail.expected'),
      align: 'end',
      cell: ({ expected }) => <Amount locale={locale} value={expected} />,
    },
    {
      key: 'found',
      header: t('trail.found'),
      align: 'end',
      cell: ({ found }) => <Amount locale={locale} value={found} />,
    },
    {
      key: 'verdict',
      header: t('trail.verdict'),
      cell: (check) => (
        <StatusWord shape={holds(check) ? 'done' : 'stopped'}>
          {t(holds(check) ? 'trail.toTheCent' : 'trail.differs')}
        </StatusWord>
      ),
    },
  ];
  return (
    <section className="section">
      <DataTable
        columns={columns}
        rows={checks}
        rowKey={({ code }) => code}
        caption={t('trail.checksCaption')}
      />
    </section>
  );
}
