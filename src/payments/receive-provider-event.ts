import type { Tx } from '@/db/connection';
import { enqueue } from '@/outbox/jobs';
import type { ProviderEvent, ProviderName } from './provider';
import { providerEvents } from './schema';

/** Writes down what a provider told us, once each, and asks the jobs to act on it. True when it was new. */
export async function receiveProviderEvent(
  tx: Tx,
  provider: ProviderName,
  event: ProviderEvent,
): Promise<boolean> {
  const [row] = await tx
    .insert(providerEvents)
    .values({
      provider,
      eventId: event.id,
      type: event.providerType,
      payload: {
        kind: event.kind,
        reference: event.reference,
        paymentId: event.paymentId,
        occurredAt: event.occurredAt.toISOString(),
      },
    })
    .onConflictDoNothing()
    .returning();
  if (!row) return false;
  await enqueue(tx, 'process-provider-event', { provider, eventId: event.id });
  return true;
}
