import type Stripe from 'stripe';
import { declined, done, type Outcome } from '../outcome';
import { attempt } from './stripe-outcome';

/** Everything Stripe knows about one payment: the page, the intent behind it, and its latest charge. */
export interface Hold {
  readonly session: Stripe.Checkout.Session | null;
  readonly intent: Stripe.PaymentIntent | null;
  readonly charge: Stripe.Charge | null;
  /** Null until captured. */
  readonly transaction: Stripe.BalanceTransaction | null;
}

/** Finds a payment by its session (cs_…) or, as events and settlements name it, by its intent (pi_…). */
export async function findHold(stripe: Stripe, reference: string): Promise<Outcome<Hold>> {
  if (/^cs_\w{1,200}$/.test(reference)) {
    const expand = ['payment_intent.latest_charge.balance_transaction'];
    const found = await attempt('reading', () => stripe.checkout.sessions.retrieve(reference, { expand }));
    if (found.outcome !== 'done') return found;
    return done(holdOf(found.value, expanded(found.value.payment_intent)));
  }
  if (/^pi_\w{1,200}$/.test(reference)) {
    const expand = ['latest_charge.balance_transaction'];
    return attempt('reading', async () => {
      const [intent, sessions] = await Promise.all([
        stripe.paymentIntents.retrieve(reference, { expand }),
        stripe.checkout.sessions.list({ payment_intent: reference, limit: 1 }),
      ]);
      return holdOf(sessions.data[0] ?? null, intent);
    });
  }
  return declined('not-found');
}

export function holdOf(session: Stripe.Checkout.Session | null, intent: Stripe.PaymentIntent | null): Hold {
  const charge = expanded(intent?.latest_charge ?? null);
  return { session, intent, charge, transaction: expanded(charge?.balance_transaction ?? null) };
}

function expanded<T extends object>(value: string | T | null): T | null {
  return typeof value === 'string' ? null : value;
}
