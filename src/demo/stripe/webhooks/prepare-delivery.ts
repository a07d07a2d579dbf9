import type { Faults } from '../faults';
import type { Delivery } from '../state';

/** The due time of a webhook that is held back; safe in JSON, unlike Infinity. */
export const holdBack = Number.MAX_SAFE_INTEGER;

/** Lets the switches for faults have their way with a new delivery: send it, pretend it got lost, or let it wait. */
export function prepareDelivery(
  deliveries: Delivery[],
  delivery: Delivery,
  faults: Faults,
): 'send' | 'lose' | 'wait' {
  delivery.prepared = true;
  if (faults.take('webhook-twice')) {
    deliveries.splice(deliveries.indexOf(delivery) + 1, 0, { ...delivery });
  }
  if (faults.take('webhook-lost')) return 'lose';
  const late = faults.take('webhook-late');
  if (late) {
    delivery.dueAt = Date.now() + late.ms;
    return 'wait';
  }
  const reversed = faults.take('webhook-reversed');
  if (!reversed) return 'send';
  delivery.dueAt = holdBack;
  if (reversed.left === 0) releaseHeldBack(deliveries);
  return 'wait';
}

/** What was held back becomes due, the youngest first. */
export function releaseHeldBack(deliveries: Delivery[]): void {
  const held = deliveries.filter((delivery) => delivery.dueAt === holdBack).toReversed();
  for (const delivery of held) {
    deliveries.splice(deliveries.indexOf(delivery), 1);
    delivery.dueAt = Date.now();
    deliveries.push(delivery);
  }
}
