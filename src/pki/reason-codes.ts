/** Sub-indications of ETSI EN 319 102-1 v1.3.1 clause 5.1.3 that a path can cause. */
export type SubIndication =
  | 'FORMAT_FAILURE'
  | 'NO_CERTIFICATE_CHAIN_FOUND'
  | 'CERTIFICATE_CHAIN_GENERAL_FAILURE'
  | 'CHAIN_CONSTRAINTS_FAILURE'
  | 'CRYPTO_CONSTRAINTS_FAILURE'
  | 'NOT_YET_VALID'
  | 'EXPIRED'
  | 'REVOKED'
  | 'REVOKED_NO_POE'
  | 'TRY_LATER';

export type Indication = 'TOTAL-FAILED' | 'INDETERMINATE';

type Meaning = readonly [Indication, SubIndication, string];

const format = (sentence: string): Meaning => ['TOTAL-FAILED', 'FORMAT_FAILURE', sentence];
const constraint = (sentence: string): Meaning => ['INDETERMINATE', 'CHAIN_CONSTRAINTS_FAILURE', sentence];
const crypto = (sentence: string): Meaning => ['INDETERMINATE', 'CRYPTO_CONSTRAINTS_FAILURE', sentence];
const general = (sentence: string): Meaning => [
  'INDETERMINATE',
  'CERTIFICATE_CHAIN_GENERAL_FAILURE',
  sentence,
];
const tryLater = (sentence: string): Meaning => ['INDETERMINATE', 'TRY_LATER', sentence];

/** Every reason for which a path is refused: indication, sub-indication and the sentence that people read. */
export const pathReasons = {
  // What a certificate is made of
  'certificate-malformed': format('The certificate is not the DER of an X.509 certificate.'),
  'certificate-too-large': format('The certificate is larger than any that is read here.'),
  'duplicate-extension': format('The certificate has the same extension twice.'),
  'extension-malformed': format('An extension of the certificate cannot be read.'),
  'version-unsupported': format('The certificate is not of X.509 version 3.'),
  'validity-malformed': format('The validity period of the certificate cannot be read.'),
  'signature-algorithms-differ': format('The certificate names two different signature algorithms.'),

  // What RFC 5280 demands of every certificate
  'serial-number-not-allowed': constraint('The serial number is zero or longer than 20 octets.'),
  'issuer-empty': constraint('The certificate names no issuer.'),
  'subject-empty': constraint('A CA certificate names no subject.'),
  'subject-alternative-name-required': constraint(
    'A certificate without subject must carry a critical subjectAltName.',
  ),
  'subject-name-malformed': constraint('A name in the subjectAltName is not well formed.'),
  'extension-criticality': constraint('An extension is critical or not critical against RFC 5280.'),
  'authority-key-id-missing': constraint('The certificate does not say which key of its issuer signed it.'),
  'subject-key-id-missing': constraint('A CA certificate does not identify its key.'),
  'key-usage-empty': constraint('The keyUsage extension allows nothing.'),
  'ca-extension-in-end-entity': constraint('An extension for CAs stands in an end-entity certificate.'),
  'path-length-without-ca': constraint('A path length is given where no certificates may be signed.'),
  'cert-sign-without-ca': constraint('The key may sign certificates although its holder is not a CA.'),
  'name-constraints-malformed': constraint('A name constraint is not well formed.'),

  // From the certificate to an anchor
  'validation-time-invalid': general('The time of validation is not an instant.'),
  'input-too-large': general('More certificates or revocation data were given than are examined.'),
  'no-usable-anchor': ['INDETERMINATE', 'NO_CERTIFICATE_CHAIN_FOUND', 'No usable trust anchor was given.'],
  'issuer-not-found': [
    'INDETERMINATE',
    'NO_CERTIFICATE_CHAIN_FOUND',
    'No certificate that was given could have issued this one.',
  ],
  'authority-key-id-mismatch': [
    'INDETERMINATE',
    'NO_CERTIFICATE_CHAIN_FOUND',
    'The issuer has another key than the one that is said to have signed.',
  ],
  'path-building-limit': general('Too many possible paths; the search was ended.'),
  'signature-invalid': general('The signature on a certificate is wrong.'),
  'certificate-not-yet-valid': ['TOTAL-FAILED', 'NOT_YET_VALID', 'A certificate was not yet valid.'],
  'certificate-expired': ['TOTAL-FAILED', 'EXPIRED', 'A certificate had expired.'],

  // Algorithms and keys
  'algorithm-md5': crypto('A signature uses MD5 or MD2, which can be forged.'),
  'algorithm-sha1': crypto('A signature uses SHA-1, which can be forged.'),
  'algorithm-dsa': crypto('A signature or a key uses DSA, which is not allowed here.'),
  'algorithm-not-allowed': crypto('A signature uses an algorithm that is not allowed here.'),
  'algorithm-parameters': crypto('The parameters of a signature algorithm are not the ones allowed.'),
  'key-malformed': crypto('A public key cannot be read.'),
  'key-type-not-allowed': crypto('A public key is of a kind that is not allowed here.'),
  'curve-not-allowed': crypto('A public key lies on a curve that is not allowed here.'),
  'rsa-modulus-too-small': crypto('An RSA key is shorter than 2048 bits.'),
  'rsa-modulus-too-large': crypto('An RSA key is longer than 8192 bits.'),
  'rsa-exponent-not-allowed': crypto('The exponent of an RSA key is even, below 65537 or above 2^64.'),
  'key-does-not-fit-algorithm': crypto('The issuer’s key is not of the kind the signature algorithm needs.'),

  // Constraints along the path, RFC 5280 6.1
  'issuer-not-a-ca': constraint('A certificate was issued by somebody who is not a CA.'),
  'path-length-exceeded': constraint('There are more CAs below a CA than it may have.'),
  'key-usage-forbids-certificate-signing': constraint('The key of an issuer may not sign certificates.'),
  'unknown-critical-extension': constraint('A critical extension is not understood.'),
  'name-not-permitted': constraint('A name lies outside of what a CA above may issue for.'),
  'name-excluded': constraint('A name lies within what a CA above must not issue for.'),
  'name-form-not-supported': constraint('A CA above limits a form of names that is not understood here.'),
  'name-constraints-limit': constraint('Too many names and name constraints to compare.'),
  'policy-mapping-any-policy': constraint('A CA maps anyPolicy, which is not allowed.'),
  'policy-required': constraint('The path is valid for none of the required certificate policies.'),
  'key-purpose-not-allowed': constraint('The certificate is not for this purpose.'),
  'issuer-key-purpose-not-allowed': constraint('A CA on the path may not issue for this purpose.'),

  // Revocation
  'certificate-revoked': ['TOTAL-FAILED', 'REVOKED', 'A certificate had been revoked.'],
  'certificate-on-hold': tryLater('A certificate is suspended.'),
  'certificate-revoked-later': [
    'INDETERMINATE',
    'REVOKED_NO_POE',
    'A certificate was revoked after the time in question, and nothing proves that time.',
  ],
  'revocation-unknown': tryLater('Nothing was given that says whether a certificate is revoked.'),
  'revocation-limit': tryLater('Checking revocation needed more work than is done here.'),
  'crl-malformed': tryLater('A revocation list cannot be read.'),
  'crl-too-large': tryLater('A revocation list is larger than any that is read here.'),
  'crl-unknown-critical-extension': tryLater(
    'A revocation list has a critical extension that is not understood.',
  ),
  'crl-not-yet-valid': tryLater('The revocation list was issued later.'),
  'crl-stale': tryLater('The revocation list had been superseded.'),
  'crl-out-of-scope': tryLater('The revocation list does not speak about this certificate.'),
  'crl-reasons-incomplete': tryLater('The revocation lists do not cover all reasons.'),
  'crl-without-base': tryLater('A delta revocation list is of no use without its base.'),
  'crl-signature-invalid': tryLater('The signature on a revocation list is wrong or not allowed.'),
  'crl-issuer-not-authorised': tryLater('A revocation list was signed by somebody who may not.'),
  'ocsp-malformed': tryLater('An OCSP response cannot be read.'),
  'ocsp-not-successful': tryLater('The OCSP responder gave no answer.'),
  'ocsp-unknown-critical-extension': tryLater(
    'An OCSP response has a critical extension that is not understood.',
  ),
  'ocsp-nonce-mismatch': tryLater('The OCSP response answers another question.'),
  'ocsp-not-yet-valid': tryLater('The OCSP response was made later.'),
  'ocsp-stale': tryLater('The OCSP response is too old.'),
  'ocsp-status-unknown': tryLater('The OCSP responder does not know the certificate.'),
  'ocsp-signature-invalid': tryLater('The signature on an OCSP response is wrong or not allowed.'),
  'ocsp-responder-not-authorised': tryLater('An OCSP response was signed by somebody who may not.'),
} as const satisfies Record<string, Meaning>;

export type ReasonCode = keyof typeof pathReasons;

export const reasonCodes = Object.keys(pathReasons) as ReasonCode[];

/** One reason with what it is about. `null` stands for “no objection” where a rule returns a Failure. */
export interface Failure {
  readonly code: ReasonCode;
  /** Which certificate, name, extension or list, in English. */
  readonly detail: string;
  /** For revoked certificates: since when, and which one (its fingerprint). */
  readonly revoked?: { readonly at: Date; readonly certificate: string };
}

export function failure(code: ReasonCode, detail: string): Failure {
  return { code, detail };
}

/** One English sentence, then what it is about. */
export function explain({ code, detail }: Failure): string {
  const sentence = pathReasons[code][2];
  return detail ? `${sentence.slice(0, -1)} (${shortened(detail)}).` : sentence;
}

/** Names come from strangers and can be long. */
function shortened(detail: string): string {
  return detail.length <= 400 ? detail : `${detail.slice(0, 400)}…`;
}
