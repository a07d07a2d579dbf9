import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { ErrorSummary } from '@/ui/error-summary';
import { PageHeader } from '@/ui/page-header';
import { ReportDownload } from '@/ui/verification/report-download';
import type { Verification } from '@/ui/verification/verification';
import { VerificationView } from '@/ui/verification/verification-view';
import { OfflineNote, type PublishedRoot } from './offline-note';
import { VerifyForm } from './verify-form';

/** Where a file is brought; with the problem, when one was brought that could not be taken. */
export function BringFilePage({
  locale,
  roots,
  problem,
}: {
  readonly locale: Locale;
  readonly roots: readonly PublishedRoot[];
  readonly problem?: string;
}) {
  const t = translator(locale, 'verify');
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      {problem && <ErrorSummary title={t('problem')} problems={[{ field: 'file', message: problem }]} />}
      <VerifyForm locale={locale} error={problem} />
      <OfflineNote locale={locale} roots={roots} />
    </>
  );
}

/** What was found, with the means to keep it and to check it elsewhere. */
export function ReportPage({
  locale,
  roots,
  verification,
}: {
  readonly locale: Locale;
  readonly roots: readonly PublishedRoot[];
  readonly verification: Verification;
}) {
  const t = translator(locale, 'verify');
  return (
    <>
      <VerificationView locale={locale} of={verification} />
      <p className="links no-print">
        <ReportDownload locale={locale} report={verification.report} />
      </p>
      <OfflineNote locale={locale} roots={roots} fileName={verification.fileName ?? undefined} />
      <section className="section no-print">
        <h2>{t('form.another')}</h2>
        <VerifyForm locale={locale} />
      </section>
    </>
  );
}
