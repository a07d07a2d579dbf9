import type { Faults } from '../faults';
import type { Simulator } from '../simulator';
import type { Delivery } from '../state';
import { holdBack, prepareDelivery } from './prepare-delivery';
import { signWebhook } from './webhook-signature';

export interface Deliverer {
  /** Something may be due. */
  wake(): void;
  /** Resolves when nothing is due now: everything was delivered, or waits for its next attempt. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

/** Sends what is due one after another, in order; an endpoint that fails is asked again later, ever less often. */
export function startDelivering(sim: Simulator, faults: Faults, save: () => Promise<void>): Deliverer {
  const { deliveries } = sim.state;
  let running: Promise<void> | null = null;
  let timer: NodeJS.Timeout | undefined;
  let closed = false;

  function wake(): void {
    if (closed || running) return;
    clearTimeout(timer);
    running = sendDue().finally(() => {
      running = null;
      waitForNext();
    });
  }

  async function sendDue(): Promise<void> {
    for (let next = nextDue(deliveries); next && !closed; next = nextDue(deliveries)) {
      const way = next.prepared ? 'send' : prepareDelivery(deliveries, next, faults);
      if (way === 'wait') continue;
      const delivered = way === 'send' && (await send(sim, next));
      finish(sim, next, delivered);
      await save();
    }
  }

  function waitForNext(): void {
    if (closed || deliveries.length === 0) return;
    const dueAt = Math.min(...deliveries.map((delivery) => delivery.dueAt));
    if (dueAt < holdBack) timer = setTimeout(wake, Math.max(0, dueAt - Date.now())).unref();
  }

  return {
    wake,
    async settled() {
      wake();
      while (running) await running;
    },
    async close() {
      closed = true;
      clearTimeout(timer);
      await running;
    },
  };
}

function nextDue(deliveries: readonly Delivery[]): Delivery | undefined {
  const now = Date.now();
  return deliveries.find((delivery) => delivery.dueAt <= now);
}

async function send({ settings, state }: Simulator, { eventId }: Delivery): Promise<boolean> {
  const event = state.events[eventId];
  if (!settings.webhook || !event) return true;
  const body = JSON.stringify(event, null, 2);
  try {
    const answer = await fetch(settings.webhook.url, {
      method: 'POST',
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(settings.webhookRetry.timeoutMs),
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'user-agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks; simulator)',
        'stripe-signature': signWebhook(body, settings.webhook.secret, Math.floor(Date.now() / 1000)),
      },
    });
    await answer.arrayBuffer();
    return answer.ok;
  } catch {
    return false;
  }
}

function finish({ settings, state }: Simulator, delivery: Delivery, delivered: boolean): void {
  const { firstDelayMs, longestDelayMs, attempts } = settings.webhookRetry;
  delivery.attempts += 1;
  if (!delivered && delivery.attempts < attempts) {
    delivery.dueAt = Date.now() + Math.min(longestDelayMs, firstDelayMs * 2 ** (delivery.attempts - 1));
    return;
  }
  state.deliveries.splice(state.deliveries.indexOf(delivery), 1);
  const event = state.events[delivery.eventId];
  if (delivered && event) event.pending_webhooks = 0;
}
