import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { revokeCertificate } from '@/certificates/revoke-certificate';
import { authorities } from '@/certificates/schema';
import { closeTestDatabase, testDatabase } from '@/db/testing/with-database';
import { inTransaction } from '@/db/transaction';
import { fillPlaceholder } from '@/pki/pdf-placeholder';
import { refusalsAudited } from './audit-refusal';
import { completeDocument } from './complete-document';
import { findDocumentFile, findSignatures } from './find-document';
import { offerSignature } from './offer-signature';
import { preparedDocument } from './prepared-document';
import { readOrder } from './read-order';
import { documentBytes, documentRevisions } from './schema';
import {
  accepted,
  aDocument,
  aMember,
  aSigningHouse,
  aSigningPortal,
  as,
  codeOf,
  enrolled,
  type Member,
  type SigningHouse,
  signPrepared,
} from './testing/a-signing-house';
import { offered, revisionsOf, signedBy, submit, system, verifiedNow } from './testing/signing';
import { isVerified } from './verify-document-afresh';
import { verifyFile } from './verify-file';

let house: SigningHouse;
let buyer: Member;
let seller: Member;

beforeAll(async () => {
  await testDatabase();
  process.env.BASE_URL = 'http://localhost:3000';
  house = await aSigningHouse();
  ({ buyer, seller } = house);
});
afterAll(async () => {
  await refusalsAudited();
  await closeTestDatabase();
});

const minutes = (n: number) => new Date(Date.now() + n * 60_000);

describe('signing an order', () => {
  it('makes the buyer’s signature a revision with a trusted time and a report that passed', async () => {
    const document = await aDocument(house);
    const { report, isComplete } = await signedBy(document, buyer, 'buyer');
    expect(report).toMatchObject({
      indication: 'TOTAL-PASSED',
      partiesPassed: ['buyer'],
      currency: 'EUR',
      amountMinor: 250_000,
    });
    expect(isComplete).toBe(false);
    expect(report.report.signatures).toMatchObject([
      { name: 'buyer', level: 'B-T', commitment: 'proof-of-origin', signer: { sha256: buyer.fingerprint } },
    ]);
    expect(isVerified(await verifiedNow(document))).toBe(false);
  });

  it('is complete when the seller has signed over the buyer’s signature', async () => {
    const document = await aDocument(house);
    await signedBy(document, buyer, 'buyer');
    const { report, isComplete } = await signedBy(document, seller, 'seller');
    expect(isComplete).toBe(true);
    expect(report.partiesPassed).toEqual(['buyer', 'seller']);
    const verified = await verifiedNow(document);
    expect(isVerified(verified)).toBe(true);
    expect(verified).toMatchObject({ subjectId: document.subjectId, currency: 'EUR', amountMinor: 250_000 });
    const signatures = await as(seller, (tx) => findSignatures(tx, document.id));
    expect(signatures.map(({ party, person, fingerprint }) => [party, person, fingerprint])).toEqual([
      ['buyer', 'Anaïs Keller', buyer.fingerprint],
      ['seller', 'Marthe Ekambi', seller.fingerprint],
    ]);
  });

  it('holds for an order in Arabic as for any other, which is read out of the signed bytes again', async () => {
    const words = { language: 'ar', documentText: 'الأسعار ثابتة، والدفع بعملة EUR.', note: 'زربية' };
    const document = await aDocument(house, words);
    await signedBy(document, buyer, 'buyer');
    await signedBy(document, seller, 'seller');
    expect(isVerified(await verifiedNow(document))).toBe(true);
    const file = await as(seller, (tx) => findDocumentFile(tx, document));
    expect(readOrder(file!.revision.bytes)).toMatchObject(words);
  });

  it('accepts the whole signed file as well as the signature alone', async () => {
    const document = await aDocument(house);
    const { offer, prepared } = await offered(document, buyer);
    const signedDocument = fillPlaceholder(prepared, await signPrepared(prepared, buyer, 'buyer'));
    expect(codeOf(await submit(document, buyer, offer, { signedDocument }))).toBe('accepted');
  });

  it('ends in a file that carries its own evidence and archive time-stamp, below 60 KB', async () => {
    const document = await aDocument(house);
    await signedBy(document, buyer, 'buyer');
    await signedBy(document, seller, 'seller');
    const completed = accepted(await inTransaction(system, (tx) => completeDocument(tx, document.id)));
    expect(completed?.report.signatures).toMatchObject([{ level: 'B-LTA' }, { level: 'B-LTA' }]);
    expect(accepted(await inTransaction(system, (tx) => completeDocument(tx, document.id)))).toBeNull();
    const file = await as(buyer, (tx) => findDocumentFile(tx, document));
    const sizes = await inTransaction(system, (tx) =>
      tx
        .select({ kind: documentRevisions.kind, bytes: documentBytes.bytes })
        .from(documentRevisions)
        .innerJoin(documentBytes, eq(documentBytes.digest, documentRevisions.digest))
        .where(eq(documentRevisions.documentId, document.id))
        .orderBy(documentRevisions.number),
    );
    console.info('bytes by revision:', sizes.map(({ kind, bytes }) => `${kind} ${bytes.length}`).join(', '));
    expect(file?.revision.kind).toBe('completed');
    expect(file?.revision.bytes.length).toBeLessThan(60_000);
    expect(isVerified(await verifiedNow(document))).toBe(true);
  });

  it('can be verified by anybody who brings the file, and by nobody once a byte was changed', async () => {
    const document = await aDocument(house);
    await signedBy(document, buyer, 'buyer');
    await signedBy(document, seller, 'seller');
    const file = await as(buyer, (tx) => findDocumentFile(tx, document));
    const { bytes } = file!.revision;
    const brought = (brings: Uint8Array) => inTransaction({ kind: 'public' }, (tx) => verifyFile(tx, brings));
    const { report, order } = await brought(bytes);
    expect(report.indication).toBe('TOTAL-PASSED');
    expect(order?.id).toBe(document.subjectId);
    const altered = bytes.slice();
    altered[4_000]! ^= 1;
    expect((await brought(altered)).report.indication).toBe('TOTAL-FAILED');
    expect((await brought(new Uint8Array([1, 2, 3]))).report.indication).toBe('TOTAL-FAILED');
  });

  it('still stands when a certificate is revoked after the signature was time-stamped', async () => {
    const late = await aSigningHouse();
    const document = await aDocument(late);
    await signedBy(document, late.buyer, 'buyer');
    await signedBy(document, late.seller, 'seller');
    await new Promise((resolve) => setTimeout(resolve, 2_100));
    await inTransaction(system, async (tx) =>
      accepted(
        await revokeCertificate(tx, null, {
          certificateId: late.seller.actor.certificateId,
          reason: 'cessationOfOperation',
        }),
      ),
    );
    expect((await verifiedNow(document)).partiesPassed).toEqual(['buyer', 'seller']);
  });
});

describe('an offer to sign', () => {
  it('goes to the buyer first, then to the seller, once each, and to nobody else', async () => {
    const document = await aDocument(house);
    const offer = (member: Member) =>
      as(member, async (tx, actor) => codeOf(await offerSignature(tx, actor, { documentId: document.id })));
    expect(await offer(seller)).toBe('wrong-sequence');
    const stranger = await inTransaction(system, async (tx) => {
      const [root] = await tx.select().from(authorities).where(eq(authorities.kind, 'root'));
      return (await aSigningPortal(tx, root!.id)).buyer;
    });
    expect(await offer(stranger)).toBe('document-not-found');
    await signedBy(document, buyer, 'buyer');
    expect(await offer(buyer)).toBe('already-signed');
    expect(await offer(seller)).toBe('accepted');
  });

  it('is for the certificate that the paper names', async () => {
    const document = await aDocument(house);
    const renewed = await inTransaction(system, (tx) => enrolled(tx, buyer.actor));
    const other = await as(renewed, (tx, actor) => offerSignature(tx, actor, { documentId: document.id }));
    expect(codeOf(other)).toBe('wrong-certificate');
  });

  it('shows its bytes to the person it was made to, while it stands', async () => {
    const document = await aDocument(house);
    const { offer } = await offered(document, buyer);
    const read = (member: Member, now?: Date) =>
      as(member, async (tx, actor) => codeOf(await preparedDocument(tx, actor, offer.offerId, now)));
    expect(await read(buyer)).toBe('accepted');
    expect(await read(seller)).toBe('offer-not-found');
    expect(await read(buyer, minutes(16))).toBe('offer-expired');
  });

  it('is made once, however often the page is loaded', async () => {
    const document = await aDocument(house);
    const [first, again] = [await offered(document, buyer), await offered(document, buyer)];
    expect(again.offer.offerId).toBe(first.offer.offerId);
    const later = await as(buyer, (tx, actor) =>
      offerSignature(tx, actor, { documentId: document.id }, minutes(6)),
    );
    expect(accepted(later).offerId).not.toBe(first.offer.offerId);
  });

  it('lapses with the paper', async () => {
    const document = await aDocument(house, { issuedAt: minutes(-10), expiresAt: minutes(-1) });
    const offer = await as(buyer, (tx, actor) => offerSignature(tx, actor, { documentId: document.id }));
    expect(codeOf(offer)).toBe('document-expired');
  });
});

describe('an offer is used once', () => {
  it('so the same signature sent twice is refused the second time', async () => {
    const document = await aDocument(house);
    const { offer, prepared } = await offered(document, buyer);
    const cms = await signPrepared(prepared, buyer, 'buyer');
    expect(codeOf(await submit(document, buyer, offer, { cms }))).toBe('accepted');
    expect(codeOf(await submit(document, buyer, offer, { cms }))).toBe('offer-already-used');
    expect(await revisionsOf(document)).toHaveLength(2);
  });

  it('also when both arrive at the same moment', async () => {
    const document = await aDocument(house);
    const { offer, prepared } = await offered(document, buyer);
    const cms = await signPrepared(prepared, buyer, 'buyer');
    const both = await Promise.all([1, 2].map(() => submit(document, buyer, offer, { cms })));
    expect(both.map(codeOf).sort()).toEqual(['accepted', 'offer-already-used']);
  });

  it('and a second offer on the same state of the paper lapses with the first', async () => {
    const document = await aDocument(house);
    const colleague = await inTransaction(system, (tx) =>
      aMember(tx, house.portalId, seller.actor.organisationId!, 'Rose Mbarga'),
    );
    await signedBy(document, buyer, 'buyer');
    const [first, second] = [await offered(document, seller), await offered(document, colleague)];
    const bySeller = await signPrepared(first.prepared, seller, 'seller');
    expect(codeOf(await submit(document, seller, first.offer, { cms: bySeller }))).toBe('accepted');
    const byColleague = await signPrepared(second.prepared, colleague, 'seller');
    expect(codeOf(await submit(document, colleague, second.offer, { cms: byColleague }))).toBe(
      'already-signed',
    );
  });
});
