import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { requireActor } from '@/app/session';
import type { Tx } from '@/db/connection';
import { inTransaction } from '@/db/transaction';
import { findDocumentFile, findLatestReport } from '@/documents/find-document';
import { partiesWhoSigned } from '@/documents/parties-who-signed';
import { readOrder } from '@/documents/read-order';
import { formatInstant } from '@/i18n/format';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { scopeOf } from '@/members/actor';
import { findOrder } from '@/orders/find-orders';
import type { VerificationReport } from '@/pki/report';
import { PageHeader } from '@/ui/page-header';
import { ReportDownload } from '@/ui/verification/report-download';
import type { Verification } from '@/ui/verification/verification';
import { VerificationView } from '@/ui/verification/verification-view';
import { MemberShell } from '../../../../member-shell';

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
      detail && { number: detail.order.number, verification: await latestVerification(tx, detail.order) }
    );
  });
  if (!found) notFound();
  const { number, verification } = found;
  const t = translator(locale, 'verify');
  return (
    <MemberShell locale={locale} actor={actor}>
      <p className="links">
        <a href={`/${locale}/orders/${orderId.data}`}>{number}</a>
      </p>
      {verification ? (
        <>
          <VerificationView locale={locale} of={verification} />
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

async function latestVerification(
  tx: Tx,
  order: { readonly id: string; readonly number: string },
): Promise<Verification | null> {
  const file = await findDocumentFile(tx, { kind: 'purchase-order', subjectId: order.id });
  const stored = file && (await findLatestReport(tx, file.document.id));
  if (!stored) return null;
  // kept as storeReport was given it, and never changed
  const report = stored.report as unknown as VerificationReport;
  const signed = readOrder(file.revision.bytes);
  return {
    report,
    fileName: `${order.number}.pdf`,
    signed: signed && { order: signed, ...partiesWhoSigned(report, signed) },
  };
}
