import type Stripe from 'stripe';
import { type Attempt, attemptPayment } from './checkout/attempt-payment';
import { findTestCard } from './checkout/test-cards';
import type { Fault, Faults } from './faults';
import { passTime } from './pass-time';
import { failPayout, makePayouts } from './resources/make-payouts';
import type { Simulator } from './simulator';
import type { Deliverer } from './webhooks/deliver-webhooks';
import { releaseHeldBack } from './webhooks/prepare-delivery';

/** What a test or the demo may do to the simulated world; Stripe has no such endpoints. */
export interface SimulatorControl {
  readonly secretKey: string;
  /** Pays a session as its page would. Null when the session is not open. */
  pay(session: string, card?: string, authentication?: 'succeeded' | 'failed'): Promise<Attempt | null>;
  /** Moves the simulated clock forward and lets everything happen that is due: holds lapse, payouts arrive. */
  advanceClock(seconds: number): Promise<void>;
  /** Pays out the whole balance at once, also what is not available yet. */
  payOutNow(): Promise<Stripe.Payout[]>;
  /** The bank sends a payout back. False when there is no such payout. */
  failPayout(payout: string): Promise<boolean>;
  inject(fault: Fault): void;
  clearFaults(): void;
  /** Resolves when every webhook that is due was sent. */
  webhooksSettled(): Promise<void>;
}

export function controlOf(
  sim: Simulator,
  faults: Faults,
  deliverer: Deliverer,
  save: () => Promise<void>,
): SimulatorControl {
  /** Every change is kept and told before the caller goes on. */
  async function changed<T>(value: T): Promise<T> {
    await save();
    deliverer.wake();
    return value;
  }

  return {
    secretKey: sim.settings.secretKey,
    pay(session, card = '4242424242424242', authentication) {
      passTime(sim);
      const checkout = sim.state.checkouts[session];
      if (checkout?.session.status !== 'open') return changed(null);
      const typed = {
        card: findTestCard(card),
        expiryMonth: 12,
        expiryYear: new Date(sim.now() * 1000).getUTCFullYear() + 3,
        holder: 'Test Payer',
        email: checkout.session.customer_email,
      };
      const first = attemptPayment(sim, checkout, typed);
      const waits = first.kind === 'authenticate' && authentication;
      return changed(waits ? attemptPayment(sim, checkout, typed, authentication) : first);
    },
    advanceClock(seconds) {
      sim.state.clockAheadSeconds += Math.max(0, Math.floor(seconds));
      return changed(passTime(sim));
    },
    payOutNow() {
      passTime(sim);
      const payouts = makePayouts(sim, { pendingToo: true });
      passTime(sim);
      return changed(payouts.map((payout) => structuredClone(payout)));
    },
    failPayout(id) {
      const payout = sim.state.payouts[id];
      if (payout) failPayout(sim, payout);
      return changed(payout !== undefined);
    },
    inject: faults.add,
    clearFaults() {
      faults.clear();
      releaseHeldBack(sim.state.deliveries);
      deliverer.wake();
    },
    webhooksSettled: deliverer.settled,
  };
}
