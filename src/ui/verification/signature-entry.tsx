import type { ReactNode } from 'react';
import { formatCountry, formatInstant } from '@/i18n/format';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import type { SignatureReport } from '@/pki/report';
import { FactRows } from '../fact-rows';
import type { SealState } from '../rosette';
import { Seal } from '../seal';
import { type StatusShape, StatusWord } from '../status-word';
import { authorityName } from './authority-name';
import { reasonWords } from './finding-words';
import { RevocationFacts } from './revocation-facts';

interface Props {
  readonly locale: Locale;
  readonly signature: SignatureReport;
  /** how many revisions the document has */
  readonly revisions: number;
}

/** One signature: the seal with who, for whom, under whom and when, then what it says and what it covers. */
export function SignatureEntry({ locale, signature, revisions }: Props) {
  const t = translator(locale, 'verify');
  const { signer } = signature;
  return (
    <article className="signature-entry">
      <Seal
        facts={{
          fingerprint: signer?.sha256 ?? '',
          state: sealStateOf(signature),
          person: signerName(locale, signature),
          organisation: signer?.organisation,
          chamber: chamberOf(locale, signature),
          when: whenOf(locale, signature),
          reason: signature.indication === 'TOTAL-PASSED' ? null : reasonWords(locale, signature),
        }}
      >
        <StatusWord shape={shapes[signature.indication]}>
          {t(`indications.${signature.indication}`)}
        </StatusWord>
      </Seal>
      <FactRows facts={factsOf({ locale, signature, revisions })} />
    </article>
  );
}

const shapes = {
  'TOTAL-PASSED': 'done',
  INDETERMINATE: 'attention',
  'TOTAL-FAILED': 'stopped',
} as const satisfies Record<SignatureReport['indication'], StatusShape>;

/** A rosette people know is lent only to the certificate it was drawn from: unproved and unknown signers get an outline. */
function sealStateOf({ indication, signer }: SignatureReport): SealState {
  if (!signer || indication === 'INDETERMINATE') return 'awaited';
  return indication === 'TOTAL-PASSED' ? 'whole' : 'broken';
}

/** A name that no chamber vouches for is a claim, and said to be one. */
function signerName(locale: Locale, { signer, path }: SignatureReport): string {
  const t = translator(locale, 'verify');
  if (!signer) return t('signatures.unknownSigner');
  const name = signer.person ?? signer.subject;
  return path ? name : t('signatures.claims', { name });
}

function chamberOf(locale: Locale, { path, issuer, checks }: SignatureReport): string | null {
  const t = translator(locale, 'verify');
  if (path) return t('signatures.vouched', { chamber: authorityName(path[1]?.subject ?? issuer ?? '') });
  const wasSought = checks.some(({ name }) => name === 'certification-path');
  return wasSought ? t('signatures.vouchedUnproved') : null;
}

function whenOf(locale: Locale, { provenTime, claimedTime }: SignatureReport): string {
  const t = translator(locale, 'verify');
  const written = (time: string) => formatInstant(locale, new Date(time));
  if (provenTime) return t('signatures.when', { time: written(provenTime.time) });
  return claimedTime
    ? t('signatures.whenClaimed', { time: written(claimedTime) })
    : t('signatures.whenUnknown');
}

function factsOf({ locale, signature, revisions }: Props): [label: string, value: ReactNode][] {
  const t = translator(locale, 'verify');
  const { signer, provenTime, commitment, role, statedReason, path } = signature;
  const facts: [string, ReactNode][] = [
    ['identifier', signer?.organisationIdentifier],
    ['country', signer?.country && countryName(locale, signer.country)],
    [
      'time',
      provenTime &&
        t(`signatures.provedBy.${provenTime.by}`, { authority: authorityName(provenTime.authority) }),
    ],
    ['covers', coversOf(locale, signature, revisions)],
    ['says', commitment && saying(locale, signature)],
    ['role', role],
    ['reason', statedReason],
    ['evidence', t(`signatures.levels.${signature.level}`)],
    ['revocation', path && <RevocationFacts locale={locale} signature={signature} />],
  ];
  return facts.flatMap(([key, value]) => (value ? [[t(`signatures.facts.${key}`), value]] : []));
}

/** What the commitment means in the field it stands in; as it is written when it is none of ours. */
function saying(locale: Locale, { name, commitment = '' }: SignatureReport): string {
  const t = translator(locale, 'verify');
  const key = name === 'chamber' && commitment === 'proof-of-approval' ? 'chamber' : commitment;
  return t.has(`signatures.commitment.${key}`) ? t(`signatures.commitment.${key}`) : commitment;
}

function coversOf(locale: Locale, signature: SignatureReport, revisions: number): string {
  const t = translator(locale, 'verify');
  const { bytes, revision, wholeDocument } = signature.covers;
  if (wholeDocument) return t('signatures.covers.whole');
  if (!revision) return t('signatures.covers.bytes', { count: bytes });
  const changed = signature.checks.some(({ name, outcome }) => name === 'coverage' && outcome === 'failed');
  return t(`signatures.covers.${changed ? 'changed' : 'revision'}`, { revision, revisions });
}

/** Certificates of strangers may hold anything where a country should stand. */
function countryName(locale: Locale, code: string): string {
  return /^[A-Z]{2}$/.test(code) ? formatCountry(locale, code) : code;
}
