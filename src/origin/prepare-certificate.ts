import { eq } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { createOriginDocument } from '@/documents/create-document';
import type { Actor } from '@/members/actor';
import { purchaseOrders } from '@/orders/schema';
import { ok, type Result, refuse } from '@/trade/result';
import { certificateOfChamber } from './decide-certificate';
import type { OriginCertificate } from './origin-certificate';
import { type OriginDocumentRefusal, originDocumentOf } from './origin-document-of';
import { originCertificates } from './schema';

export type PrepareRefusal = OriginDocumentRefusal | 'certificate-not-found' | 'certificate-has-moved';

/**
 * Prints the paper that this registrar will sign, from the order as it stands now. It takes the place of any printed
 * before, by this registrar or by a colleague: only the newest can be signed.
 */
export async function prepareCertificate(
  tx: Tx,
  actor: Actor,
  certificateId: string,
  now = new Date(),
): Promise<Result<OriginCertificate, PrepareRefusal>> {
  const found = await certificateOfChamber(tx, actor, certificateId);
  if (!found) return refuse('certificate-not-found');
  if (found.state !== 'requested') return refuse('certificate-has-moved');
  const [certificate] = await tx
    .update(originCertificates)
    .set({ version: found.version + 1 })
    .where(eq(originCertificates.id, found.id))
    .returning();
  const origin = await originDocumentOf(tx, certificate!, actor, now);
  if (!origin.ok) return origin;
  const { buyerOrganisationId, sellerOrganisationId } = await orderOf(tx, found.orderId);
  await createOriginDocument(tx, {
    subjectId: found.id,
    subjectVersion: certificate!.version,
    portalId: found.portalId,
    buyerOrganisationId,
    sellerOrganisationId,
    origin: origin.value,
  });
  return ok(certificate!);
}

async function orderOf(tx: Tx, orderId: string) {
  const [order] = await tx.select().from(purchaseOrders).where(eq(purchaseOrders.id, orderId));
  return order!;
}
