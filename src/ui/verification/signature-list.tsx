import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { Seal } from '../seal';
import { SignatureEntry } from './signature-entry';
import type { Verification } from './verification';

/** Everybody who signed, and, in outline, the parties of the order who have not. */
export function SignatureList({ locale, of }: { readonly locale: Locale; readonly of: Verification }) {
  const t = translator(locale, 'verify');
  const { report, signed } = of;
  const awaited = report.indication === 'TOTAL-PASSED' && signed ? signed.awaited : [];
  return (
    <section className="section">
      <h2>{t('signatures.heading')}</h2>
      {report.signatures.length === 0 && <p>{t('signatures.none')}</p>}
      <div className="signature-list">
        {report.signatures.map((signature, position) => (
          <SignatureEntry
            key={`${position} ${signature.name}`}
            locale={locale}
            signature={signature}
            revisions={report.document.revisions ?? 1}
          />
        ))}
        {awaited.map((party) => (
          <article key={party} className="signature-entry">
            <Seal
              facts={{
                fingerprint: '',
                state: 'awaited',
                person: signed?.order[party].personName ?? t(`order.${party}`),
                organisation: signed?.order[party].name,
                reason: t('signatures.awaited'),
              }}
            />
          </article>
        ))}
      </div>
    </section>
  );
}
