import { describe, expect, it } from 'vitest';
import { translator } from '@/i18n/translator';
import type { OfferRefusal } from './offer-signature';
import type { SubmitRefusal } from './submit-signature';

/** The compiler keeps this list complete. */
const refusals: Record<OfferRefusal | SubmitRefusal, true> = {
  'already-signed': true,
  'bytes-appended': true,
  'bytes-not-as-prepared': true,
  'certificate-expired': true,
  'certificate-not-yet-valid': true,
  'certificate-revoked': true,
  'certificate-superseded': true,
  'certificate-suspended': true,
  'document-expired': true,
  'document-has-moved': true,
  'document-not-found': true,
  'foreign-certificate': true,
  'not-allowed': true,
  'not-totally-passed': true,
  'offer-already-used': true,
  'offer-expired': true,
  'offer-not-found': true,
  'offer-of-another-document': true,
  'revocation-unknown': true,
  'signature-missing': true,
  'signature-of-other-bytes': true,
  'signature-too-large': true,
  'wrong-certificate': true,
  'wrong-commitment': true,
  'wrong-sequence': true,
};

describe('a refused signature', () => {
  it('has its own sentence in English and in French', () => {
    for (const locale of ['en', 'fr'] as const) {
      const t = translator(locale, 'document');
      const sentences = Object.keys(refusals).map((code) => t(`refusals.${code}`));
      for (const sentence of sentences) expect(sentence).toMatch(/\.$/);
      expect(new Set(sentences).size).toBe(sentences.length);
    }
  });
});
