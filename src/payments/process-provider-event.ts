import { and, eq } from 'drizzle-orm';
import { inTransaction } from '@/db/transaction';
import { findPaymentByReference } from './find-payment';
import type { PaymentProvider, ProviderEvent } from './provider';
import { refreshPayment } from './refresh-payment';
import { providerEvents } from './schema';

/** What events are about a hold; the others (settlements, disputes) are read when finance imports settlements. */
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
  if (concernsPayment.has(kind)) {
    const payment = reference
      ? await inTransaction({ kind: 'system' }, (tx) => findPaymentByReference(tx, provider.name, reference))
      : null;
    const ours = payment?.id ?? paymentId;
    if (ours) {
      const refreshed = await refreshPayment(provider, ours);
      if (!refreshed.ok && refreshed.refusal.code === 'provider-unavailable')
        throw new Error(`provider unavailable for event ${eventId}`);
    }
  }
  await inTransaction({ kind: 'system' }, (tx) =>
    tx
      .update(providerEvents)
      .set({ processedAt: new Date() })
      .where(and(eq(providerEvents.provider, provider.name), eq(providerEvents.eventId, eventId))),
  );
}
