import { type UpdateReason, updateReasons } from './pdf-update-reasons';

/** Sub-indications of ETSI EN 319 102-1 clause 5.1.3 that reasons of ours lead to. */
export type SignatureSubIndication =
  | 'FORMAT_FAILURE'
  | 'HASH_FAILURE'
  | 'SIG_CRYPTO_FAILURE'
  | 'SIG_CONSTRAINTS_FAILURE'
  | 'CHAIN_CONSTRAINTS_FAILURE'
  | 'CRYPTO_CONSTRAINTS_FAILURE'
  | 'NO_SIGNING_CERTIFICATE_FOUND'
  | 'SIGNED_DATA_NOT_FOUND'
  | 'NOT_YET_VALID'
  | 'NO_POE'
  | 'TIMESTAMP_ORDER_FAILURE'
  | 'POLICY_PROCESSING_ERROR';

type Reason = readonly [SignatureSubIndication, string];

const cmsReasons = {
  'cms-malformed': ['FORMAT_FAILURE', 'The signature is not a DER encoded CMS message.'],
  'cms-too-large': ['FORMAT_FAILURE', 'The signature is larger than a signature needs to be.'],
  'cms-not-signed-data': ['FORMAT_FAILURE', 'The CMS message is not SignedData.'],
  'cms-version': [
    'FORMAT_FAILURE',
    'The SignedData version does not follow from its content (RFC 5652 5.1).',
  ],
  'cms-content-type': [
    'FORMAT_FAILURE',
    'The signed content is not of the type this kind of signature signs.',
  ],
  'cms-content-attached': ['FORMAT_FAILURE', 'A detached signature brings content of its own.'],
  'cms-content-missing': ['SIGNED_DATA_NOT_FOUND', 'The message lacks the content it should carry.'],
  'cms-content-is-attributes': [
    'FORMAT_FAILURE',
    'The content is itself a set of signed attributes, so one signature could mean two things.',
  ],
  'cms-no-signer': ['FORMAT_FAILURE', 'Nobody signed the message.'],
  'cms-several-signers': ['FORMAT_FAILURE', 'The message holds more than one SignerInfo.'],
  'cms-signer-version': [
    'FORMAT_FAILURE',
    'The SignerInfo version does not fit its signer identifier (RFC 5652 5.3).',
  ],
  'cms-digest-algorithm': ['CRYPTO_CONSTRAINTS_FAILURE', 'The digest algorithm is not allowed.'],
  'cms-digest-algorithm-mismatch': [
    'FORMAT_FAILURE',
    'The message names different digest algorithms for one signature.',
  ],
  'cms-signature-algorithm': [
    'CRYPTO_CONSTRAINTS_FAILURE',
    'The signature algorithm is not allowed or does not fit the key.',
  ],
  'cms-no-signed-attributes': ['FORMAT_FAILURE', 'The signature has no signed attributes.'],
  'cms-signed-attributes-not-der': ['FORMAT_FAILURE', 'The signed attributes are not in DER order.'],
  'cms-duplicate-attribute': ['FORMAT_FAILURE', 'An attribute occurs twice.'],
  'cms-attribute-values': ['FORMAT_FAILURE', 'An attribute does not have exactly one value.'],
  'cms-unknown-signed-attribute': ['SIG_CONSTRAINTS_FAILURE', 'A signed attribute is not understood.'],
  'cms-unknown-unsigned-attribute': ['SIG_CONSTRAINTS_FAILURE', 'An unsigned attribute is not understood.'],
  'cms-content-type-attribute-missing': [
    'SIG_CONSTRAINTS_FAILURE',
    'The signed attributes do not name the content type.',
  ],
  'cms-content-type-attribute-wrong': [
    'SIG_CONSTRAINTS_FAILURE',
    'The signed content type differs from the content type.',
  ],
  'cms-message-digest-missing': ['SIG_CONSTRAINTS_FAILURE', 'The signed attributes hold no message digest.'],
  'cms-message-digest-wrong': ['HASH_FAILURE', 'The content is not what was signed: its digest differs.'],
  'cms-signing-certificate-missing': [
    'SIG_CONSTRAINTS_FAILURE',
    'The signed attributes do not bind the certificate of the signer.',
  ],
  'cms-signing-certificate-wrong': [
    'SIG_CONSTRAINTS_FAILURE',
    'The signed attributes bind another certificate.',
  ],
  'cms-signing-time-present': [
    'SIG_CONSTRAINTS_FAILURE',
    'PAdES forbids the signing-time attribute (ETSI EN 319 142-1).',
  ],
  'cms-certificate-form': [
    'FORMAT_FAILURE',
    'The message carries something other than X.509 certificates and CRLs.',
  ],
  'cms-certificate-malformed': ['FORMAT_FAILURE', 'A certificate in the message is malformed.'],
  'cms-too-many-certificates': ['FORMAT_FAILURE', 'The message carries more certificates than a path needs.'],
  'cms-signer-certificate-missing': [
    'NO_SIGNING_CERTIFICATE_FOUND',
    'The certificate of the signer is not there.',
  ],
  'cms-signer-certificate-ambiguous': [
    'FORMAT_FAILURE',
    'Two different certificates match the signer identifier.',
  ],
  'cms-signer-is-ca': ['CHAIN_CONSTRAINTS_FAILURE', 'The signer is a certification authority, not a person.'],
  'cms-key-usage': ['CHAIN_CONSTRAINTS_FAILURE', 'The key of the signer may not sign documents.'],
  'cms-signature-wrong': ['SIG_CRYPTO_FAILURE', 'The signature value is wrong.'],
} as const satisfies Record<string, Reason>;

const timestampReasons = {
  'timestamp-malformed': ['FORMAT_FAILURE', 'The time-stamp token is malformed (RFC 3161 2.4.2).'],
  'timestamp-imprint-algorithm': [
    'CRYPTO_CONSTRAINTS_FAILURE',
    'The time-stamp uses a digest algorithm that is not allowed.',
  ],
  'timestamp-imprint-wrong': ['HASH_FAILURE', 'The time-stamp was made for something else.'],
  'timestamp-policy': [
    'SIG_CONSTRAINTS_FAILURE',
    'The time-stamp was made under a policy that is not accepted.',
  ],
  'timestamp-key-purpose': [
    'CHAIN_CONSTRAINTS_FAILURE',
    'The authority certificate is not, critically and alone, for time-stamping (RFC 3161 2.3).',
  ],
  'timestamp-authority-name': [
    'SIG_CONSTRAINTS_FAILURE',
    'The token names another authority than its certificate.',
  ],
  'timestamp-extension': [
    'SIG_CONSTRAINTS_FAILURE',
    'The token has a critical extension that is not understood.',
  ],
  'timestamp-in-future': [
    'TIMESTAMP_ORDER_FAILURE',
    'The time-stamp is later than the time of verification.',
  ],
  'timestamp-order': ['TIMESTAMP_ORDER_FAILURE', 'A time-stamp is earlier than one that it covers.'],
  'timestamp-before-certificate': [
    'NOT_YET_VALID',
    'The time-stamp is older than the certificate of its authority.',
  ],
} as const satisfies Record<string, Reason>;

const documentReasons = {
  'document-unsigned': ['SIGNED_DATA_NOT_FOUND', 'The document carries no signature.'],
  'document-too-many-signatures': [
    'FORMAT_FAILURE',
    'The document carries more signatures than are examined.',
  ],
  'signature-dictionary': [
    'FORMAT_FAILURE',
    'The signature dictionary is not a plain object of its own with the entries PAdES asks for.',
  ],
  'signature-type': [
    'FORMAT_FAILURE',
    'The signature is of a kind other than ETSI.CAdES.detached or ETSI.RFC3161.',
  ],
  'signature-reference': [
    'FORMAT_FAILURE',
    'The signature refers to a transform method, which is not understood.',
  ],
  'signature-shared': ['FORMAT_FAILURE', 'Two fields share one signature.'],
  'byte-range-malformed': ['FORMAT_FAILURE', 'The ByteRange is not two spans that begin with the file.'],
  'byte-range-gap': [
    'FORMAT_FAILURE',
    'The gap of the ByteRange is not exactly the Contents of this signature.',
  ],
  'byte-range-revision': ['FORMAT_FAILURE', 'The signature does not cover a whole revision of the document.'],
  'contents-not-hexadecimal': ['FORMAT_FAILURE', 'The Contents are not one hexadecimal string.'],
  'contents-empty': ['FORMAT_FAILURE', 'The place of the signature was never filled.'],
  'contents-padding': ['FORMAT_FAILURE', 'Something other than zeros follows the signature in its Contents.'],
  'proven-before-certificate': [
    'NOT_YET_VALID',
    'The signature existed before the certificate of its signer.',
  ],
  'policy-timestamp-required': ['NO_POE', 'No trusted time proves when the document was signed.'],
  'policy-certificate-policy': [
    'CHAIN_CONSTRAINTS_FAILURE',
    'The certificate was not issued under an accepted policy.',
  ],
  'policy-key-purpose': ['CHAIN_CONSTRAINTS_FAILURE', 'The certificate is not for signing documents.'],
  'container-malformed': [
    'FORMAT_FAILURE',
    'The container is not an ASiC-E container that can be read unambiguously.',
  ],
  'container-manifest': [
    'FORMAT_FAILURE',
    'The manifest does not list the files of the container one by one.',
  ],
  'container-file-changed': ['HASH_FAILURE', 'A file of the container is not what the manifest lists.'],
} as const satisfies Record<string, Reason>;

const changes = Object.fromEntries(
  Object.entries(updateReasons).map(([code, what]) => [code, ['FORMAT_FAILURE', `A later update ${what}.`]]),
) as unknown as Record<UpdateReason, Reason>;

/** Every reason that signature and document verification give, with its sub-indication and sentence. */
export const signatureReasons = { ...cmsReasons, ...timestampReasons, ...documentReasons, ...changes };

export type SignatureReason = keyof typeof signatureReasons;

/** Thrown inside verification; its entry points turn it into a verdict. */
export class Refused extends Error {
  constructor(
    readonly reason: SignatureReason,
    readonly detail?: string,
  ) {
    super(detail ? `${reason}: ${detail}` : reason);
  }
}
