import { formatDate, formatInstant } from '@/i18n/format';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import type { Check } from '@/pki/path-checks';
import type { Finding, SignatureReport, VerificationReport } from '@/pki/report';
import { StatusWord } from '../status-word';
import { authorityName } from './authority-name';
import { checkWords, reasonWords } from './finding-words';
import { RevocationFacts } from './revocation-facts';

interface Props {
  readonly locale: Locale;
  readonly report: VerificationReport;
}

/** Every named check with its outcome, folded away: for whoever wants to know how, not only whether. */
export function CheckTree({ locale, report }: Props) {
  const t = translator(locale, 'verify');
  return (
    <details className="section check-tree">
      <summary>
        <h2>{t('tree.heading')}</h2>
      </summary>
      <p className="quiet">{t('tree.standard')}</p>
      <Conclusion locale={locale} finding={report} />
      {report.checks.length > 0 && (
        <>
          <h3>{t('tree.document')}</h3>
          <Checks locale={locale} checks={report.checks} />
        </>
      )}
      {report.signatures.map((signature, position) => (
        <section key={`${position} ${signature.name}`}>
          <h3 dir="auto">{t('tree.signature', { number: position + 1, name: signature.name })}</h3>
          <Conclusion locale={locale} finding={signature} />
          <Checks locale={locale} checks={signature.checks} />
          <Certificates locale={locale} signature={signature} />
        </section>
      ))}
      {report.timestamps.length > 0 && <h3>{t('tree.timestamps')}</h3>}
      {report.timestamps.map((stamp, position) => (
        <section key={`${position} ${stamp.name}`}>
          <h4 dir="auto">{t(`tree.timestamp.${stamp.kind}`, { name: stamp.name })}</h4>
          {stamp.time && (
            <p dir="auto">
              {formatInstant(locale, new Date(stamp.time))}
              {stamp.authority && ` · ${authorityName(stamp.authority)}`}
            </p>
          )}
          <Conclusion locale={locale} finding={stamp} />
          <Checks locale={locale} checks={stamp.checks} />
        </section>
      ))}
    </details>
  );
}

/** Indication, sub-indication and reason by their standard names, with the verifier's own sentence and its detail. */
function Conclusion({ locale, finding }: { readonly locale: Locale; readonly finding: Finding }) {
  const { indication, subIndication, reasonCode, reason } = finding;
  return (
    <p>
      <code>{[indication, subIndication, reasonCode].filter(Boolean).join(' · ')}</code>
      {reasonCode && (
        <>
          <br />
          {reasonWords(locale, finding)}
        </>
      )}
      {reason && (
        <span lang="en" dir="ltr" className="verbatim">
          {reason}
        </span>
      )}
    </p>
  );
}

const shapes = { passed: 'done', failed: 'stopped', skipped: 'neutral' } as const;

function Checks({ locale, checks }: { readonly locale: Locale; readonly checks: readonly Check[] }) {
  const t = translator(locale, 'verify');
  return (
    <ul className="plain checks">
      {checks.map(({ name, outcome, detail }, position) => (
        <li key={`${position} ${name}`}>
          <span>{checkWords(locale, name)}</span>
          <StatusWord shape={shapes[outcome]}>{t(`tree.outcomes.${outcome}`)}</StatusWord>
          {detail && (
            <span lang="en" dir="ltr" className="verbatim">
              {detail}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

/** The signer's certificate, the way from it to the root, and the revocation data that was asked. */
function Certificates({
  locale,
  signature,
}: {
  readonly locale: Locale;
  readonly signature: SignatureReport;
}) {
  const t = translator(locale, 'verify');
  const { signer, path } = signature;
  const day = (time: string) => formatDate(locale, new Date(time));
  if (!path)
    return (
      signer && (
        <p className="digest">
          {t('tree.certificate')} {signer.sha256}
        </p>
      )
    );
  return (
    <>
      <h4>{t('tree.path')}</h4>
      <ol>
        {path.map(({ subject, sha256, notBefore, notAfter }) => (
          <li key={sha256}>
            <bdi>{subject}</bdi>
            <div className="fine quiet">
              {t('tree.validity', { from: day(notBefore), until: day(notAfter) })}
            </div>
            <div className="digest">{sha256}</div>
          </li>
        ))}
      </ol>
      <h4>{t('tree.revocation')}</h4>
      <RevocationFacts locale={locale} signature={signature} withDigest />
    </>
  );
}
