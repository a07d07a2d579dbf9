import { forgetOldEvents, recordEvent } from './events';
import { forgetOldAnswers } from './protocol/idempotency';
import { closeSession } from './resources/checkout-sessions';
import { finishRefunds } from './resources/finish-refunds';
import { makePayouts } from './resources/make-payouts';
import { releaseHold } from './resources/payment-intents';
import type { Simulator } from './simulator';

const day = 86_400;

/** Lets everything happen that is due by now: called before every request and whenever the clock is advanced. */
export function passTime(sim: Simulator): void {
  expireSessions(sim);
  lapseHolds(sim);
  finishRefunds(sim);
  makeFundsAvailable(sim);
  payOutDaily(sim);
  reconcilePayouts(sim);
  deliverPayouts(sim);
  forgetOldEvents(sim);
  forgetOldAnswers(sim);
}

function expireSessions(sim: Simulator): void {
  for (const checkout of Object.values(sim.state.checkouts)) {
    const { status, expires_at } = checkout.session;
    if (status === 'open' && expires_at <= sim.now()) closeSession(sim, checkout);
  }
}

function lapseHolds(sim: Simulator): void {
  for (const intent of Object.values(sim.state.paymentIntents)) {
    if (intent.status !== 'requires_capture') continue;
    const charge = sim.state.charges[String(intent.latest_charge)];
    const captureBefore = charge?.payment_method_details?.card?.capture_before ?? Infinity;
    if (captureBefore <= sim.now()) releaseHold(sim, intent, 'automatic');
  }
}

function makeFundsAvailable(sim: Simulator): void {
  for (const transaction of Object.values(sim.state.balanceTransactions)) {
    if (transaction.available_on <= sim.now()) transaction.status = 'available';
  }
}

/** Automatic payouts at midnight UTC of the simulated clock; several missed midnights make one payout. */
function payOutDaily(sim: Simulator): void {
  const nextMidnight = (Math.floor(sim.now() / day) + 1) * day;
  const due = sim.state.nextPayoutAt !== null && sim.state.nextPayoutAt <= sim.now();
  if (due) makePayouts(sim, { pendingToo: false });
  if (due || sim.state.nextPayoutAt === null) sim.state.nextPayoutAt = nextMidnight;
}

function reconcilePayouts(sim: Simulator): void {
  for (const payout of Object.values(sim.state.payouts)) {
    if (payout.reconciliation_status !== 'in_progress') continue;
    if (payout.created + sim.settings.reconciledAfterSeconds > sim.now()) continue;
    payout.reconciliation_status = 'completed';
    recordEvent(sim, 'payout.reconciliation_completed', payout);
  }
}

function deliverPayouts(sim: Simulator): void {
  for (const payout of Object.values(sim.state.payouts)) {
    if (payout.status !== 'in_transit' || payout.arrival_date > sim.now()) continue;
    payout.status = 'paid';
    recordEvent(sim, 'payout.paid', payout);
  }
}
