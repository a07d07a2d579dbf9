import type Stripe from 'stripe';
import type { Authorisation } from '../../provider';
import { done, type Outcome } from '../outcome';
import { findHold } from './find-hold';
import { listRefunds, sumOfRefunds } from './list-refunds';
import { readAuthorisation } from './read-authorisation';

/** The state of a payment as Stripe has it now: one request, and one more only when something was refunded. */
export async function findAuthorisation(stripe: Stripe, reference: string): Promise<Outcome<Authorisation>> {
  const found = await findHold(stripe, reference);
  if (found.outcome !== 'done') return found;
  const { intent, charge } = found.value;
  if (intent?.status !== 'succeeded' || !charge?.amount_refunded) {
    return done(readAuthorisation(reference, found.value, 0));
  }
  const refunds = await listRefunds(stripe, intent.id);
  if (refunds.outcome !== 'done') return refunds;
  return done(readAuthorisation(reference, found.value, sumOfRefunds(refunds.value)));
}
