import { and, count, eq, min } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { findRegistrars } from '@/members/find-registrars';
import { organisations } from '@/members/schema';
import { secondsBetweenLetters, writeToChamber } from '@/members/write-to-chamber';
import { notifyPerson } from '@/notifications/notify-person';
import { purchaseOrders } from '@/orders/schema';
import { enqueue } from '@/outbox/jobs';
import { originCertificates } from './schema';

/**
 * The job `tell-of-origin-request`: leaves a notice for every registrar of the chamber that a certificate of origin is
 * asked for, and orders a letter; nothing when it was taken back or decided meanwhile. Run as the system: the seller,
 * whose doing it is, sees no registrar.
 */
export async function tellOfRequest(tx: Tx, certificateId: string): Promise<void> {
  const [request] = await tx
    .select({
      portalId: originCertificates.portalId,
      number: originCertificates.number,
      seller: organisations.legalName,
    })
    .from(originCertificates)
    .innerJoin(purchaseOrders, eq(purchaseOrders.id, originCertificates.orderId))
    .innerJoin(organisations, eq(organisations.id, purchaseOrders.sellerOrganisationId))
    .where(and(eq(originCertificates.id, certificateId), eq(originCertificates.state, 'requested')));
  if (!request) return;
  const { portalId, number, seller } = request;
  for (const { id } of await findRegistrars(tx, portalId))
    await notifyPerson(tx, id, 'origin-requested', { number, seller }, `/chamber/origin/${certificateId}`);
  await enqueue(
    tx,
    'write-of-origin-requests',
    { portalId },
    { key: portalId, gather: secondsBetweenLetters },
  );
}

/** The job `write-of-origin-requests`: one letter to each registrar that says how many wait; none when none does any more. */
export async function writeOfRequests(tx: Tx, portalId: string, now = new Date()): Promise<number> {
  const [waiting] = await tx
    .select({ count: count(), since: min(originCertificates.requestedAt) })
    .from(originCertificates)
    .where(and(eq(originCertificates.portalId, portalId), eq(originCertificates.state, 'requested')));
  if (!waiting?.since) return 0;
  const letter = { kind: 'origin-requests-waiting', path: '/chamber/origin', now };
  return await writeToChamber(tx, portalId, { ...letter, count: waiting.count, since: waiting.since });
}
