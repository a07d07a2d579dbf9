import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditEntries } from '@/audit/schema';
import { revokeCertificate } from '@/certificates/revoke-certificate';
import { authorities } from '@/certificates/schema';
import { closeTestDatabase, testDatabase } from '@/db/testing/with-database';
import { inTransaction } from '@/db/transaction';
import { fillPlaceholder } from '@/pki/pdf-placeholder';
import { prepareRevision } from '@/pki/pdf-prepare-revision';
import { refusalsAudited } from './audit-refusal';
import { completeDocument } from './complete-document';
import type { Document, SigningParty } from './document';
import { findDocumentFile, findSignatures } from './find-document';
import { latestRevision } from './latest-revision';
import { offerSignature, type SignatureOffer } from './offer-signature';
import { preparedDocument } from './prepared-document';
import { documentBytes, documentRevisions, signatureOffers } from './schema';
import { submitSignature } from './submit-signature';
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
import { isVerified, verifyDocumentAfresh } from './verify-document-afresh';

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

const system = { kind: 'system' } as const;
const minutes = (n: number) => new Date(Date.now() + n * 60_000);

async function offered(document: Document, member: Member) {
  const offer = accepted(
    await as(member, (tx, actor) => offerSignature(tx, actor, { documentId: document.id })),
  );
  return {
    offer,
    prepared: accepted(await as(member, (tx, actor) => preparedDocument(tx, actor, offer.offerId))),
  };
}

type Sent = { cms: Uint8Array } | { signedDocument: Uint8Array };

function submit(document: Document, member: Member, offer: SignatureOffer, sent: Sent, now?: Date) {
  const input = { ...sent, offerId: offer.offerId, party: offer.party, subjectId: document.subjectId };
  return as(member, (tx, actor) => submitSignature(tx, actor, input, now));
}

async function signedBy(document: Document, member: Member, party: SigningParty) {
  const { offer, prepared } = await offered(document, member);
  const cms = await signPrepared(prepared, member, party);
  return accepted(await submit(document, member, offer, { cms }));
}

const subjectOf = ({ kind, subjectId, subjectVersion }: Document) => ({ kind, subjectId, subjectVersion });
const verifiedNow = async (document: Document, now?: Date) =>
  accepted(await inTransaction(system, (tx) => verifyDocumentAfresh(tx, subjectOf(document), now)));
const revisionsOf = (document: Document) =>
  inTransaction(system, (tx) =>
    tx.select().from(documentRevisions).where(eq(documentRevisions.documentId, document.id)),
  );

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

  it('lapses with the paper', async () => {
    const document = await aDocument(house, { issuedAt: minutes(-10), expiresAt: minutes(-1) });
    const offer = await as(buyer, (tx, actor) => offerSignature(tx, actor, { documentId: document.id }));
    expect(codeOf(offer)).toBe('document-expired');
  });
});

describe('a signature is refused, and nothing changes,', () => {
  async function isRefused(
    document: Document,
    attempt: Awaited<ReturnType<typeof submit>>,
    code: string,
  ): Promise<void> {
    expect(codeOf(attempt)).toBe(code);
    expect((await revisionsOf(document)).every(({ kind }) => kind === 'original')).toBe(true);
    await refusalsAudited();
    const audited = await inTransaction(system, (tx) =>
      tx
        .select()
        .from(auditEntries)
        .where(
          and(eq(auditEntries.action, 'signature-refused'), eq(auditEntries.subjectId, document.subjectId)),
        )
        .orderBy(auditEntries.sequence),
    );
    expect(audited.at(-1)?.facts).toMatchObject({ code });
  }

  it('when one byte of the file differs from the prepared one', async () => {
    const document = await aDocument(house);
    const { offer, prepared } = await offered(document, buyer);
    const signed = fillPlaceholder(prepared, await signPrepared(prepared, buyer, 'buyer'));
    for (const at of [9, 4_000, prepared.length - 20]) {
      const signedDocument = signed.slice();
      signedDocument[at]! ^= 1;
      await isRefused(
        document,
        await submit(document, buyer, offer, { signedDocument }),
        'bytes-not-as-prepared',
      );
    }
  });

  it('when an update of the signer’s own is appended', async () => {
    const document = await aDocument(house);
    const { offer, prepared } = await offered(document, buyer);
    const signed = fillPlaceholder(prepared, await signPrepared(prepared, buyer, 'buyer'));
    const signedDocument = prepareRevision(signed, { fieldName: 'more' }).revision;
    await isRefused(document, await submit(document, buyer, offer, { signedDocument }), 'bytes-appended');
  });

  it('when the bytes were changed before signing them', async () => {
    const document = await aDocument(house);
    const { offer, prepared } = await offered(document, buyer);
    const altered = prepared.slice();
    altered[4_000]! ^= 1;
    const cms = await signPrepared(altered, buyer, 'buyer');
    await isRefused(document, await submit(document, buyer, offer, { cms }), 'signature-of-other-bytes');
  });

  it('when it was made for another order', async () => {
    const [document, other] = [await aDocument(house), await aDocument(house)];
    const elsewhere = await offered(other, buyer);
    const cms = await signPrepared(elsewhere.prepared, buyer, 'buyer');
    const { offer } = await offered(document, buyer);
    await isRefused(document, await submit(document, buyer, offer, { cms }), 'signature-of-other-bytes');
    const misdirected = await submit(document, buyer, elsewhere.offer, { cms });
    await isRefused(document, misdirected, 'offer-of-another-document');
  });

  it('when it is by another certificate of the same chamber', async () => {
    const document = await aDocument(house);
    const { offer, prepared } = await offered(document, buyer);
    const cms = await signPrepared(prepared, seller, 'buyer');
    await isRefused(document, await submit(document, buyer, offer, { cms }), 'wrong-certificate');
  });

  it('when it is by a certificate from elsewhere', async () => {
    const document = await aDocument(house);
    const { offer, prepared } = await offered(document, buyer);
    const foreign = await inTransaction(system, async (tx) => {
      const [root] = await tx.select().from(authorities).where(eq(authorities.kind, 'root'));
      return (await aSigningPortal(tx, root!.id)).buyer;
    });
    const withoutChain: Member = { ...foreign, certificates: [foreign.certificates[0]] };
    const cms = await signPrepared(prepared, withoutChain, 'buyer');
    await isRefused(document, await submit(document, buyer, offer, { cms }), 'foreign-certificate');
  });

  it('when the certificate was revoked between offer and signature', async () => {
    const hasty = await aSigningHouse();
    const document = await aDocument(hasty);
    const { offer, prepared } = await offered(document, hasty.buyer);
    await inTransaction(system, async (tx) =>
      accepted(
        await revokeCertificate(tx, null, {
          certificateId: hasty.buyer.actor.certificateId,
          reason: 'keyCompromise',
        }),
      ),
    );
    const cms = await signPrepared(prepared, hasty.buyer, 'buyer');
    await isRefused(document, await submit(document, hasty.buyer, offer, { cms }), 'certificate-revoked');
  });

  it('when the certificate has expired', async () => {
    const afterwards = new Date(Date.now() + 3 * 365 * 86_400_000);
    const document = await aDocument(house, { expiresAt: new Date(Date.now() + 5 * 365 * 86_400_000) });
    const offer = await as(buyer, (tx, actor) =>
      offerSignature(tx, actor, { documentId: document.id }, afterwards),
    );
    expect(codeOf(offer)).toBe('certificate-expired');
    const stood = await offered(document, buyer);
    const late = await inTransaction(system, async (tx) => {
      const [row] = await tx
        .select()
        .from(signatureOffers)
        .where(eq(signatureOffers.id, stood.offer.offerId));
      const { id: _, ...rest } = row!;
      const [copy] = await tx
        .insert(signatureOffers)
        .values({ ...rest, expiresAt: new Date(afterwards.getTime() + 60_000) })
        .returning();
      return { ...stood.offer, offerId: copy!.id };
    });
    const cms = await signPrepared(stood.prepared, buyer, 'buyer');
    await isRefused(
      document,
      await submit(document, buyer, late, { cms }, afterwards),
      'certificate-expired',
    );
  });

  it('when no current revocation list says that the certificate is good', async () => {
    const document = await aDocument(house);
    const { offer, prepared } = await offered(document, buyer);
    const cms = await signPrepared(prepared, buyer, 'buyer');
    const muchLater = new Date(Date.now() + 40 * 86_400_000);
    const lasting = await inTransaction(system, async (tx) => {
      const [row] = await tx.select().from(signatureOffers).where(eq(signatureOffers.id, offer.offerId));
      const { id: _, ...rest } = row!;
      const [copy] = await tx
        .insert(signatureOffers)
        .values({ ...rest, expiresAt: new Date(muchLater.getTime() + 60_000) })
        .returning();
      return { ...offer, offerId: copy!.id };
    });
    await isRefused(
      document,
      await submit(document, buyer, lasting, { cms }, muchLater),
      'revocation-unknown',
    );
  });

  it('when the offer has expired, or is not theirs', async () => {
    const document = await aDocument(house);
    const { offer, prepared } = await offered(document, buyer);
    const cms = await signPrepared(prepared, buyer, 'buyer');
    await isRefused(document, await submit(document, buyer, offer, { cms }, minutes(16)), 'offer-expired');
    await isRefused(document, await submit(document, seller, offer, { cms }), 'offer-not-found');
  });

  it('when the buyer’s signature says what only the seller’s may say', async () => {
    const document = await aDocument(house);
    const { offer, prepared } = await offered(document, buyer);
    const cms = await signPrepared(prepared, buyer, 'buyer', { commitment: 'proof-of-approval' });
    await isRefused(document, await submit(document, buyer, offer, { cms }), 'wrong-commitment');
  });

  it('when it is not a signature, is empty, or is too large for its place', async () => {
    const document = await aDocument(house);
    const { offer } = await offered(document, buyer);
    const send = (cms: Uint8Array) => submit(document, buyer, offer, { cms });
    await isRefused(document, await send(new Uint8Array([0x30, 0x03, 2, 1, 1])), 'not-totally-passed');
    await isRefused(document, await send(new Uint8Array()), 'signature-missing');
    await isRefused(document, await send(new Uint8Array(20_000).fill(0x30)), 'signature-too-large');
  });

  it('when the seller answers before the buyer, even with an offer in hand', async () => {
    const document = await aDocument(house);
    const latest = await inTransaction(system, (tx) => latestRevision(tx, document.id));
    const prepared = prepareRevision(latest!.bytes, { fieldName: 'seller', contentsSize: 6_000 }).revision;
    const offer = await inTransaction(system, async (tx) => {
      const { storeBytes } = await import('./store-bytes');
      const preparedDigest = await storeBytes(tx, prepared);
      const [row] = await tx
        .insert(signatureOffers)
        .values({
          documentId: document.id,
          baseDigest: latest!.digest,
          preparedDigest,
          personId: seller.actor.personId,
          certificateId: seller.actor.certificateId,
          party: 'seller',
          expiresAt: minutes(10),
        })
        .returning();
      return {
        offerId: row!.id,
        documentId: document.id,
        party: 'seller',
        preparedDigest,
        fingerprint: seller.fingerprint,
        expiresAt: minutes(10),
      } as const;
    });
    const cms = await signPrepared(prepared, seller, 'seller');
    await isRefused(document, await submit(document, seller, offer, { cms }), 'wrong-sequence');
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
