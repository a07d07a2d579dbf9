import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { requireActor } from '@/app/session';
import { inTransaction } from '@/db/transaction';
import { findSignaturesOfSubject } from '@/documents/find-document';
import { formatInstant } from '@/i18n/format';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { scopeOf } from '@/members/actor';
import { findOrder } from '@/orders/find-orders';
import { PageHeader } from '@/ui/page-header';
import { ReportDownload } from '@/ui/verification/report-download';
import { VerificationView } from '@/ui/verification/verification-view';
import { MemberShell } from '../../../../member-shell';
import { AuthoritySection } from '../authority-section';
import { latestVerification } from './latest-verification';

interface Props {
  params: Promise<{ locale: Locale; id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator((await params).locale, 'verify')('member.link') };
}

/** The verification on which the order stands, for its parties: the same report the public page would show. */
export default async function OrderVerificationPage({ params }: Props) {
  const { locale, id } = await params;
  const actor = await requireActor(locale);
  const orderId = z.uuid().safeParse(id);
  if (!orderId.success) notFound();
  const found = await inTransaction(scopeOf(actor), async (tx) => {
    const detail = await findOrder(tx, orderId.data);
    return (
      detail && {
        order: detail.order,
        verification: await latestVerification(tx, detail.order),
        signatures: await findSignaturesOfSubject(tx, {
          kind: 'purchase-order',
          subjectId: detail.order.id,
        }),
      }
    );
  });
  if (!found) notFound();
  const { order, verification, signatures } = found;
  const t = translator(locale, 'verify');
  return (
    <MemberShell locale={locale} actor={actor}>
      <p className="links">
        <a href={`/${locale}/orders/${orderId.data}`}>{order.number}</a>
      </p>
      {verification ? (
        <>
          <VerificationView locale={locale} of={verification} />
          <AuthoritySection locale={locale} order={order} signatures={signatures} />
          <p className="quiet">
            {t('member.lead', { time: formatInstant(locale, new Date(verification.report.verifiedAt)) })}
          </p>
          <p className="links no-print">
            <ReportDownload locale={locale} report={verification.report} />
            <a href={`/${locale}/verify`}>{t('member.afresh')}</a>
          </p>
        </>
      ) : (
        <PageHeader title={t('member.none')} lead={t('member.noneText')} />
      )}
    </MemberShell>
  );
}
