import { eq } from 'drizzle-orm';
import { authorities, type certificates } from '@/certificates/schema';
import type { Tx } from '@/db/connection';
import { translator } from '@/i18n/translator';
import { prepareRevision } from '@/pki/pdf-prepare-revision';
import { readPdf } from '@/pki/pdf-structure';
import type { OrderDocument } from '@/trade/order-document';
import type { SigningParty } from './document';
import { signaturePlace } from './paper/print-signatures';
import { paperLocale } from './paper/printing';

/**
 * The revision with an empty place for one party's signature, in the seal field of the last page. The place is as
 * large as that signer needs: certificate and its authority's, signature and attributes, and our time-stamp.
 */
export async function prepareSignature(
  tx: Tx,
  pdf: Uint8Array,
  input: {
    readonly party: SigningParty;
    readonly certificate: typeof certificates.$inferSelect;
    readonly order: OrderDocument;
    readonly now: Date;
  },
): Promise<Uint8Array> {
  const { party, certificate, order, now } = input;
  const [issuer] = await tx
    .select({ certificate: authorities.certificate })
    .from(authorities)
    .where(eq(authorities.id, certificate.authorityId));
  const t = translator(paperLocale(order.language), 'document');
  const { revision } = prepareRevision(pdf, {
    fieldName: party,
    reason: t(`signatures.reason.${party}`),
    signerName: commonNameOf(certificate.subject),
    claimedTime: now,
    contentsSize: certificate.der.length + (issuer?.certificate.length ?? 0) + attributesAndTimestamp,
    page: pageCount(pdf) - 1,
    rect: signaturePlace(party),
  });
  return revision;
}

/** Signed attributes and signature (RSA-4096 at most) about 1.3 KB, a time-stamp token with its certificate 2.2 KB. */
const attributesAndTimestamp = 3_600;

function pageCount(pdf: Uint8Array): number {
  const view = readPdf(pdf).view();
  const count = view.dictionary(view.catalog.entries.get('Pages'))?.entries.get('Count');
  return typeof count === 'number' ? count : 1;
}

/** "CN=Awa Diatta, O=…" → "Awa Diatta". */
function commonNameOf(subject: string): string {
  return /(?:^|[,+/]\s*)CN=((?:\\.|[^,+\\])+)/.exec(subject)?.[1]?.replace(/\\(.)/g, '$1') ?? subject;
}
