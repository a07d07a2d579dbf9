import { appendEntry } from '@/audit/append-entry';
import type { Tx } from '@/db/connection';
import type { StoredReport } from '@/documents/store-report';
import { isVerified, verifyDocumentAfresh } from '@/documents/verify-document-afresh';
import { isOwed, type Order } from '@/orders/order';
import { ok, type Result, refuse } from '@/trade/result';
import type { Capture } from './find-capture';
import type { Payment } from './payment';
import { captures } from './schema';

export type GateRefusal =
  | 'order-not-accepted'
  | 'nothing-authorised'
  | 'document-missing'
  | 'not-totally-passed'
  | 'signatures-missing'
  | 'amount-not-as-signed';

/**
 * The payment gate (domain.md, invariant 1). Every signature on the order's paper is verified now, amount and
 * currency are read out of the signed bytes, and only then a capture may be asked for. The database holds the same
 * conditions again (drizzle/0001_invariants.sql, capture_gate), so no other way leads here.
 */
export async function passGate(
  tx: Tx,
  order: Order,
  payment: Payment,
): Promise<Result<Capture, GateRefusal>> {
  if (!isOwed(order.state)) return refuse('order-not-accepted', { state: order.state });
  if (payment.state !== 'authorised') return refuse('nothing-authorised', { state: payment.state });
  const verified = await verifyDocumentAfresh(tx, {
    kind: 'purchase-order',
    subjectId: order.id,
    subjectVersion: order.version,
  });
  if (!verified.ok) return refuse('document-missing');
  const report = verified.value;
  if (report.indication !== 'TOTAL-PASSED') return refuse('not-totally-passed', findingOf(report));
  if (!['buyer', 'seller'].every((party) => report.partiesPassed.includes(party)))
    return refuse('signatures-missing');
  if (!isVerified(report)) return refuse('not-totally-passed', findingOf(report));
  if (report.currency !== payment.currency || report.amountMinor !== payment.amountMinor)
    return refuse('amount-not-as-signed');
  const [capture] = await tx
    .insert(captures)
    .values({
      paymentId: payment.id,
      orderId: order.id,
      documentDigest: report.documentDigest,
      verificationId: report.id,
      currency: payment.currency,
      amountMinor: payment.amountMinor,
      state: 'requested',
    })
    .returning();
  await appendEntry(tx, {
    actorId: null,
    portalId: order.portalId,
    action: 'capture-admitted',
    subjectType: 'payment',
    subjectId: payment.id,
    facts: { verification: report.id, currency: payment.currency, minor: payment.amountMinor },
  });
  return ok(capture!);
}

function findingOf({ indication, report }: StoredReport): Record<string, string> {
  const { subIndication = '', reasonCode = '' } = report;
  return { indication, subIndication: String(subIndication), reasonCode: String(reasonCode) };
}
