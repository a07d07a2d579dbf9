import { describe, expect, it } from 'vitest';
import type { AdoptRefusal } from '@/certificates/adopt-certificate';
import type { EnrolmentRefusal } from '@/certificates/find-enrolment';
import type { DeviceRefusal } from '@/certificates/invite-own-device';
import type { IssueRefusal } from '@/certificates/issue-for-person';
import type { RenewRefusal } from '@/certificates/renew-certificate';
import type { SignInRefusal } from '@/certificates/sign-in';
import { locales } from '@/i18n/locales';
import type { BindRefusal } from '@/orders/bind-party';
import type { SignRefusal } from '@/orders/sign-order';
import type { KeyFileRefusal } from '@/ui/keys/key-file';
import type { PassphraseProblem } from '@/ui/keys/passphrase-fields';
import type { SignatureRefusal } from '@/ui/signing/make-signature';
import type { PreparedDocumentRefusal } from '@/ui/signing/prepared-document';
import { keyWords, signingWords } from './island-words';

/** A list that does not compile while a code of the union is missing from it. */
type All<Code extends string> = Readonly<Record<Code, 1>>;

const onKeyPages: All<
  | SignInRefusal
  | EnrolmentRefusal
  | IssueRefusal
  | RenewRefusal
  | DeviceRefusal
  | AdoptRefusal
  | KeyFileRefusal
  | PassphraseProblem
> = {
  'challenge-unknown': 1,
  'challenge-expired': 1,
  'challenge-already-used': 1,
  'chain-not-valid': 1,
  'foreign-certificate': 1,
  'signature-wrong': 1,
  'certificate-revoked': 1,
  'certificate-suspended': 1,
  'certificate-superseded': 1,
  'certificate-expired': 1,
  'certificate-not-yet-valid': 1,
  'nobody-to-act-as': 1,
  'enrolment-unknown': 1,
  'enrolment-used': 1,
  'enrolment-expired': 1,
  'request-malformed': 1,
  'possession-not-proved': 1,
  'key-not-acceptable': 1,
  'request-claims-another-organisation': 1,
  'key-in-use': 1,
  'key-already-certified': 1,
  'too-many-devices': 1,
  'same-key': 1,
  'not-for-staff': 1,
  'not-recognised': 1,
  'purpose-missing': 1,
  'names-another-person': 1,
  'names-another-organisation': 1,
  'revocation-unknown': 1,
  'not-active': 1,
  'not-allowed': 1,
  'key-compromised': 1,
  'no-issuing-authority': 1,
  'email-not-certifiable': 1,
  'profile-violated': 1,
  malformed: 1,
  'wrong-passphrase': 1,
  'unsupported-encryption': 1,
  'no-integrity-check': 1,
  'no-private-key': 1,
  'several-private-keys': 1,
  'no-certificate-for-key': 1,
  'too-large': 1,
  'key-kind': 1,
  'key-does-not-match': 1,
  'passphrase-weak': 1,
  'passphrase-differs': 1,
};

const onSigningPage: All<
  SignRefusal | BindRefusal | KeyFileRefusal | SignatureRefusal | PreparedDocumentRefusal
> = {
  'buyer-not-registered': 1,
  'seller-not-registered': 1,
  'above-mandate': 1,
  'mandate-expired': 1,
  'mandate-in-another-currency': 1,
  'mandate-not-endorsed': 1,
  'mandate-not-yet-valid': 1,
  'mandate-of-another-kind': 1,
  'mandate-revoked': 1,
  'no-mandate': 1,
  'not-allowed': 1,
  'already-signed': 1,
  'bytes-appended': 1,
  'bytes-not-as-prepared': 1,
  'certificate-expired': 1,
  'certificate-revoked': 1,
  'certificate-suspended': 1,
  'certificate-superseded': 1,
  'certificate-not-yet-valid': 1,
  'foreign-certificate': 1,
  'wrong-certificate': 1,
  'revocation-unknown': 1,
  'signature-of-other-bytes': 1,
  'wrong-commitment': 1,
  'not-totally-passed': 1,
  'consents-missing': 1,
  'document-has-moved': 1,
  'offer-already-used': 1,
  'offer-expired': 1,
  'offer-not-found': 1,
  'offer-of-another-document': 1,
  'order-not-found': 1,
  'order-has-moved': 1,
  'more-than-in-stock': 1,
  'reason-missing': 1,
  'wrong-sequence': 1,
  'signature-missing': 1,
  'signature-too-large': 1,
  'another-certificate': 1,
  'certificate-not-in-order': 1,
  'document-unreadable': 1,
  'document-not-prepared': 1,
  'order-not-attached': 1,
  'order-unreadable': 1,
  malformed: 1,
  'wrong-passphrase': 1,
  'unsupported-encryption': 1,
  'no-integrity-check': 1,
  'no-private-key': 1,
  'several-private-keys': 1,
  'no-certificate-for-key': 1,
  'too-large': 1,
  'key-kind': 1,
  'key-does-not-match': 1,
};

describe.each(locales)('in %s', (locale) => {
  const [ofKeys, ofSigning] = [keyWords(locale), signingWords(locale)];

  it.each(Object.keys(onKeyPages))('the key pages explain %s', (code) => {
    expect(ofKeys).toHaveProperty([`refusal.${code}`]);
  });

  it.each(Object.keys(onSigningPage))('the signing page explains %s', (code) => {
    expect(ofSigning).toHaveProperty([`refusal.${code}`]);
  });
});
