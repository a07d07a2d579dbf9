import { formatInstant } from '@/i18n/format';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import type { RevocationReport, SignatureReport } from '@/pki/report';
import { authorityName } from './authority-name';

/** For each certificate of the path, which list or answer says that it stood, and of when. */
export function RevocationFacts({
  locale,
  signature: { revocation = [], path = [] },
  withDigest = false,
}: {
  readonly locale: Locale;
  readonly signature: Pick<SignatureReport, 'revocation' | 'path'>;
  /** names the very bytes of each list or answer */
  readonly withDigest?: boolean;
}) {
  const t = translator(locale, 'verify');
  if (revocation.length === 0) return t('revocation.none');
  return (
    <ul className="plain">
      {revocation.map((evidence) => (
        <li key={evidence.certificate + evidence.sha256}>
          {sentenceOf(locale, evidence, subjectOf(path, evidence.certificate))}
          {withDigest && <div className="digest">{t('revocation.digest', { digest: evidence.sha256 })}</div>}
        </li>
      ))}
    </ul>
  );
}

function sentenceOf(locale: Locale, evidence: RevocationReport, subject: string): string {
  const t = translator(locale, 'verify');
  const written = (time: string) => formatInstant(locale, new Date(time));
  const { source, issuedAt, nextUpdate, revokedAt } = evidence;
  if (revokedAt) return t('revocation.later', { subject, revokedAt: written(revokedAt) });
  const facts = { subject, source, issuedAt: written(issuedAt) };
  return nextUpdate
    ? t('revocation.goodUntil', { ...facts, nextUpdate: written(nextUpdate) })
    : t('revocation.good', facts);
}

function subjectOf(path: NonNullable<SignatureReport['path']>, fingerprint: string): string {
  const certificate = path.find(({ sha256 }) => sha256 === fingerprint);
  return certificate ? authorityName(certificate.subject) : fingerprint.slice(0, 16);
}
