import Stripe from 'stripe';
import { newId } from './new-id';
import type { Simulator } from './simulator';

/** The API version the simulator speaks: the one the installed client is made for. */
export const apiVersion = Stripe.API_VERSION;

/** Events are kept 30 days, as Stripe does. */
const keptSeconds = 30 * 86_400;

/**
 * Records what happened with the object as it is at this moment, and queues it for the webhook endpoint. The snapshot
 * never changes afterwards, however late it is delivered.
 */
export function recordEvent(sim: Simulator, type: Stripe.Event.Type, object: object): Stripe.Event {
  const event = {
    id: newId(sim, 'evt'),
    object: 'event',
    api_version: apiVersion,
    created: sim.now(),
    data: { object: structuredClone(object) },
    livemode: false,
    pending_webhooks: sim.settings.webhook ? 1 : 0,
    request: sim.request,
    type,
  } as Stripe.Event; // the union of 250 event types cannot be narrowed by a variable
  sim.state.events[event.id] = event;
  if (sim.settings.webhook) {
    sim.state.deliveries.push({ eventId: event.id, attempts: 0, dueAt: Date.now(), prepared: false });
  }
  return event;
}

/** Forgets events older than Stripe's own memory, unless they are still to be delivered. */
export function forgetOldEvents({ state, now }: Simulator): void {
  const awaited = new Set(state.deliveries.map((delivery) => delivery.eventId));
  for (const event of Object.values(state.events)) {
    if (event.created < now() - keptSeconds && !awaited.has(event.id)) delete state.events[event.id];
  }
}
