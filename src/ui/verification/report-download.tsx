import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import type { VerificationReport } from '@/pki/report';

/** The report as data. It travels inside the page, because nobody keeps it to be asked for again. */
export function ReportDownload({
  locale,
  report,
}: {
  readonly locale: Locale;
  readonly report: VerificationReport;
}) {
  const data = Buffer.from(JSON.stringify(report, null, 2)).toString('base64');
  return (
    <a href={`data:application/json;base64,${data}`} download="verification-report.json">
      {translator(locale, 'verify')('offline.download')}
    </a>
  );
}
