import { and, eq, isNull } from 'drizzle-orm';
import { appendEntry } from '@/audit/append-entry';
import type { Tx } from '@/db/connection';
import { inTransaction } from '@/db/transaction';
import { findPaymentOfProvider } from './find-payment';
import type { Payment } from './payment';
import type { PaymentProvider, ProviderEvent, ProviderName } from './provider';
import { refreshPayment } from './refresh-payment';
import { providerEvents } from './schema';

/** What events are about a hold; settlements are read when finance imports them, disputes hold up the payout. */
const concernsPayment: ReadonlySet<ProviderEvent['kind']> = new Set([
  'authorised',
  'declined',
  'captured',
  'voided',
  'expired',
  'refunded',
  'refund-failed',
]);

/** Acts on an event received before: asks the provider for the truth it points at. Throws to be tried again. */
export async function processProviderEvent(provider: PaymentProvider, eventId: string): Promise<void> {
  const event = await inTransaction({ kind: 'system' }, async (tx) => {
    const [row] = await tx
      .select()
      .from(providerEvents)
      .where(and(eq(providerEvents.provider, provider.name), eq(providerEvents.eventId, eventId)));
    return row ?? null;
  });
  if (!event || event.processedAt) return;
  const { kind, reference, paymentId } = event.payload as unknown as Pick<
    ProviderEvent,
    'kind' | 'reference' | 'paymentId'
  >;
  const payment = await inTransaction({ kind: 'system' }, (tx) =>
    findPaymentOfProvider(tx, provider.name, { reference, paymentId }),
  );
  if (payment && concernsPayment.has(kind)) {
    const refreshed = await refreshPayment(provider, payment.id, reference);
    if (!refreshed.ok && refreshed.refusal.code === 'provider-unavailable')
      throw new Error(`provider unavailable for event ${eventId}`);
  }
  await inTransaction({ kind: 'system' }, async (tx) => {
    const [processed] = await tx
      .update(providerEvents)
      .set({ processedAt: new Date() })
      .where(
        and(
          eq(providerEvents.provider, provider.name),
          eq(providerEvents.eventId, eventId),
          isNull(providerEvents.processedAt),
        ),
      )
      .returning();
    if (processed && kind === 'disputed') await auditDispute(tx, provider.name, payment, reference);
  });
}

/** Somebody's bank takes the money back: nothing of it is paid out (send-payout.ts), and the log says since when. */
async function auditDispute(
  tx: Tx,
  provider: ProviderName,
  payment: Payment | null,
  reference: string | null,
): Promise<void> {
  await appendEntry(tx, {
    actorId: null,
    portalId: payment?.portalId ?? null,
    action: 'payment-disputed',
    subjectType: 'payment',
    subjectId: payment?.id ?? reference ?? '',
    facts: { provider, order: payment?.orderId ?? null },
  });
}
