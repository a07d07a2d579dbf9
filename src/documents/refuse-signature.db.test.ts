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
import type { Document } from './document';
import { latestRevision } from './latest-revision';
import { offerSignature } from './offer-signature';
import { signatureOffers } from './schema';
import { storeBytes } from './store-bytes';
import {
  accepted,
  aDocument,
  aSigningHouse,
  aSigningPortal,
  as,
  codeOf,
  type Member,
  type SigningHouse,
  signPrepared,
} from './testing/a-signing-house';
import { offered, revisionsOf, submit, system } from './testing/signing';

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
