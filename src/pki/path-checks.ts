import { explain, type Failure, type ReasonCode } from './reason-codes';

export interface Check {
  readonly name: string;
  readonly outcome: 'passed' | 'failed' | 'skipped';
  readonly detail?: string;
}

/** The steps of path validation in the order they are taken. */
const steps = [
  'certificate-format',
  'path-building',
  'validity-period',
  'certificate-profile',
  'signatures',
  'constraints',
  'policies',
  'key-purpose',
  'revocation',
] as const;

type Step = (typeof steps)[number];

/** Every step with its outcome: the ones before a failure passed, the ones after it were not reached. */
export function checksOf(
  failed: Failure | null,
  { revocationSkipped }: { revocationSkipped: boolean },
): Check[] {
  const failedAt = failed ? steps.indexOf(stepOf(failed.code)) : steps.length;
  return steps.map((name, index): Check => {
    if (failed && index === failedAt) return { name, outcome: 'failed', detail: explain(failed) };
    const isSkipped = index > failedAt || (name === 'revocation' && revocationSkipped);
    return { name, outcome: isSkipped ? 'skipped' : 'passed' };
  });
}

function stepOf(code: ReasonCode): Step {
  return (
    stepsByCode[code] ??
    (isAboutRevocation(code) ? 'revocation' : isAboutCrypto(code) ? 'signatures' : 'constraints')
  );
}

function isAboutRevocation(code: ReasonCode): boolean {
  return /^(crl-|ocsp-|revocation-|certificate-(revoked|on-hold))/.test(code);
}

function isAboutCrypto(code: ReasonCode): boolean {
  return /^(algorithm-|key-malformed|key-type|key-does|curve-|rsa-|signature-invalid)/.test(code);
}

const stepsByCode: Partial<Record<ReasonCode, Step>> = {
  'certificate-malformed': 'certificate-format',
  'certificate-too-large': 'certificate-format',
  'duplicate-extension': 'certificate-format',
  'extension-malformed': 'certificate-format',
  'version-unsupported': 'certificate-format',
  'validity-malformed': 'certificate-format',
  'signature-algorithms-differ': 'certificate-format',
  'validation-time-invalid': 'certificate-format',
  'input-too-large': 'certificate-format',
  'no-usable-anchor': 'path-building',
  'issuer-not-found': 'path-building',
  'authority-key-id-mismatch': 'path-building',
  'path-building-limit': 'path-building',
  'certificate-not-yet-valid': 'validity-period',
  'certificate-expired': 'validity-period',
  'serial-number-not-allowed': 'certificate-profile',
  'issuer-empty': 'certificate-profile',
  'subject-empty': 'certificate-profile',
  'subject-alternative-name-required': 'certificate-profile',
  'subject-name-malformed': 'certificate-profile',
  'extension-criticality': 'certificate-profile',
  'authority-key-id-missing': 'certificate-profile',
  'subject-key-id-missing': 'certificate-profile',
  'key-usage-empty': 'certificate-profile',
  'ca-extension-in-end-entity': 'certificate-profile',
  'path-length-without-ca': 'certificate-profile',
  'cert-sign-without-ca': 'certificate-profile',
  'name-constraints-malformed': 'certificate-profile',
  'policy-required': 'policies',
  'policy-mapping-any-policy': 'policies',
  'key-purpose-not-allowed': 'key-purpose',
  'issuer-key-purpose-not-allowed': 'key-purpose',
};
