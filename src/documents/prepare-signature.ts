import { chainAbove } from '@/certificates/chain-above';
import type { certificates } from '@/certificates/schema';
import type { Tx } from '@/db/connection';
import { translator } from '@/i18n/translator';
import { parseCertificate } from '@/pki/certificate';
import { prepareRevision } from '@/pki/pdf-prepare-revision';
import { fieldOf, type SigningParty, type SigningPlace } from './document';
import { paperLocale } from './paper/printing';
import { timestampSize } from './stamp-signature';

/**
 * The revision with an empty place for one party's signature. The field is invisible: nothing is ever drawn over pages
 * that somebody has signed. The place is as large as that signer needs: certificate and those above it, signature and
 * attributes, and our time-stamp.
 */
export async function prepareSignature(
  tx: Tx,
  pdf: Uint8Array,
  input: {
    readonly party: SigningParty;
    readonly place: SigningPlace;
    readonly certificate: typeof certificates.$inferSelect;
    /** BCP 47, of the paper */
    readonly language: string;
    readonly now: Date;
  },
): Promise<Uint8Array> {
  const { party, place, certificate, language, now } = input;
  const above = (await chainAbove(tx, certificate.authorityId)).filter(isNotRoot);
  const t = translator(paperLocale(language), 'document');
  const { revision } = prepareRevision(pdf, {
    fieldName: fieldOf(party, place),
    reason: t(`signatures.reason.${party}`),
    signerName: commonNameOf(certificate.subject),
    claimedTime: now,
    contentsSize:
      certificate.der.length +
      above.reduce((octets, { length }) => octets + length, 0) +
      attributesAndSignature +
      (await timestampSize(tx, now)),
  });
  return revision;
}

/** Roots are not sent along. */
function isNotRoot(certificate: Uint8Array): boolean {
  return !parseCertificate(certificate).isSelfIssued;
}

/** Room for CMS, signed attributes (about 550 octets) and a signature, RSA-4096 at most. */
const attributesAndSignature = 1_200;

/** "CN=Awa Diatta, O=…" → "Awa Diatta". */
function commonNameOf(subject: string): string {
  return /(?:^|[,+/]\s*)CN=((?:\\.|[^,+\\])+)/.exec(subject)?.[1]?.replace(/\\(.)/g, '$1') ?? subject;
}
