import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { inTransaction } from '@/db/transaction';
import { formatDate } from '@/i18n/format';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { scopeOf } from '@/members/actor';
import { findLine, type LineDetail } from '@/reconciliation/find-line';
import { isOpen, isWriteOffProposed } from '@/reconciliation/statement-line';
import { money } from '@/trade/money';
import { Amount } from '@/ui/amount';
import { Notice } from '@/ui/notice';
import { PageHeader } from '@/ui/page-header';
import { FinanceShell, type Outcome } from '../../finance-shell';
import { requireFinancier } from '../../financier';
import { LineStatus } from '../../line-status';
import { dayAsDate, whoAndWhat } from '../../line-words';
import { Explanation } from './explanation';
import { LineFacts } from './line-facts';
import { OtherWays } from './other-ways';
import { SuggestionList } from './suggestion-list';
import { WriteOffProposal } from './write-off-proposal';

interface Props {
  params: Promise<{ locale: Locale; id: string }>;
  searchParams: Promise<Outcome>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator((await params).locale, 'finance')('line.title') };
}

/** One line of the bank's against what it may be: accept, or set aside with a reason, or write off by two. */
export default async function LinePage({ params, searchParams }: Props) {
  const { locale, id } = await params;
  const actor = await requireFinancier(locale);
  const t = translator(locale, 'finance');
  if (!z.uuid().safeParse(id).success) notFound();
  const detail = await inTransaction(scopeOf(actor), (tx) => findLine(tx, id));
  if (!detail) notFound();
  const { line, statement } = detail;
  return (
    <FinanceShell locale={locale} actor={actor} outcome={await searchParams}>
      <PageHeader
        eyebrow={
          <a href={`/${locale}/finance/statements/${statement.id}`}>
            <bdi>{statement.statementReference}</bdi>
          </a>
        }
        title={<Amount locale={locale} value={money(line.currency, line.amountMinor)} />}
        lead={
          <>
            <span dir="auto">{whoAndWhat(line)}</span> · <LineStatus locale={locale} line={line} />
          </>
        }
      />
      <div className="order-page">
        <LineFacts locale={locale} detail={detail} />
        <div>
          {isOpen(line) ? (
            <OpenLine locale={locale} detail={detail} personId={actor.personId} />
          ) : (
            <Explanation locale={locale} detail={detail} />
          )}
        </div>
      </div>
      {line.isReversal && <Notice title={t('line.reversal')}>{t('line.reversalHint')}</Notice>}
    </FinanceShell>
  );
}

function OpenLine({ locale, detail, personId }: { locale: Locale; detail: LineDetail; personId: string }) {
  const t = translator(locale, 'finance');
  const { duplicateOf, suggestions } = detail.suggestions;
  return (
    <>
      {duplicateOf && (
        <Notice title={t('line.duplicate')}>
          <p>
            <a href={`/${locale}/finance/lines/${duplicateOf.id}`}>
              {t('line.duplicateOf', { day: formatDate(locale, dayAsDate(duplicateOf.bookingDate)) })}
            </a>
          </p>
          <p>{t('line.duplicateHint')}</p>
        </Notice>
      )}
      {isWriteOffProposed(detail.line) && (
        <WriteOffProposal locale={locale} detail={detail} isOwn={detail.line.reasonBy === personId} />
      )}
      <SuggestionList
        locale={locale}
        line={detail.line}
        suggestions={suggestions}
        isDoubtful={duplicateOf !== null}
      />
      <OtherWays locale={locale} line={detail.line} />
    </>
  );
}
