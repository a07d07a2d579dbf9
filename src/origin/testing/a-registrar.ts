import { inTransaction } from '@/db/transaction';
import { findDocument } from '@/documents/find-document';
import { offerSignature } from '@/documents/offer-signature';
import { preparedDocument } from '@/documents/prepared-document';
import {
  accepted,
  as,
  enrolled,
  type Member,
  type SigningHouse,
  signPrepared,
} from '@/documents/testing/a-signing-house';
import { aPerson } from '@/members/testing/a-member';
import type { Order } from '@/orders/order';
import type { OriginCertificate } from '../origin-certificate';
import { prepareCertificate } from '../prepare-certificate';
import { type RequestInput, requestCertificate } from '../request-certificate';
import { type SignedCertificate, signCertificate } from '../sign-certificate';

/** A registrar of the house's chamber with a key. */
export async function aRegistrar(portalId: string, name = 'Aïssatou Njoya'): Promise<Member> {
  return await inTransaction({ kind: 'system' }, async (tx) =>
    enrolled(tx, await aPerson(tx, { portalId, roles: ['registrar'], name })),
  );
}

/** What the seller's form sends for an order of one line of 100 kg. */
export function aRequest(order: Order, over: Partial<RequestInput> = {}): RequestInput {
  return {
    orderId: order.id,
    lines: [{ position: 1, quantityThousandths: 100_000, packages: '10 cartons', grossGrams: 106_000 }],
    declaration: { wording: 'I declare that these goods originate in Cameroon.', language: 'fr' },
    idempotencyKey: crypto.randomUUID(),
    ...over,
  };
}

export async function requested(house: SigningHouse, order: Order, over: Partial<RequestInput> = {}) {
  return accepted(
    await as(house.seller, (tx, actor) => requestCertificate(tx, actor, aRequest(order, over))),
  );
}

/** Prepares the paper and signs its bytes as the registrar's browser does. */
export async function signedBy(
  registrar: Member,
  certificate: OriginCertificate,
): Promise<SignedCertificate> {
  accepted(await as(registrar, (tx, actor) => prepareCertificate(tx, actor, certificate.id)));
  return await as(registrar, async (tx, actor) => {
    const document = await findDocument(tx, { kind: 'certificate-of-origin', subjectId: certificate.id });
    const offer = accepted(await offerSignature(tx, actor, { documentId: document!.id }));
    const prepared = accepted(await preparedDocument(tx, actor, offer.offerId));
    return {
      certificateId: certificate.id,
      offerId: offer.offerId,
      cms: await signPrepared(prepared, registrar, 'chamber'),
      consent: { wording: 'I certify', language: 'en' },
    };
  });
}

export async function issued(
  house: SigningHouse,
  registrar: Member,
  order: Order,
  over: Partial<RequestInput> = {},
) {
  const input = await signedBy(registrar, await requested(house, order, over));
  return accepted(await as(registrar, (tx, actor) => signCertificate(tx, actor, input)));
}
