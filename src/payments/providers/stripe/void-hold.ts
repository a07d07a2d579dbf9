import type Stripe from 'stripe';
import type { ProviderVoid, VoidRequest } from '../../provider';
import { declined, done, type Outcome, unavailable } from '../outcome';
import { findHold, type Hold } from './find-hold';
import { readAuthorisation } from './read-authorisation';
import { attempt } from './stripe-outcome';

/** Twice: the payer may press "pay" between our look and our closing of the page. */
const looks = 2;

/** Releases what is held, or closes the page; done as well when there was nothing left to release. */
export async function voidHold(stripe: Stripe, request: VoidRequest): Promise<Outcome<ProviderVoid>> {
  for (let look = 1; look <= looks; look++) {
    const found = await findHold(stripe, request.reference);
    if (found.outcome !== 'done') return found;
    const { state } = readAuthorisation(request.reference, found.value, 0);
    if (state === 'captured') return declined('already-captured');
    if (state !== 'pending' && state !== 'authorised') return done({ reference: request.reference });
    const released = await release(stripe, found.value, `void:${request.key}:${look}`);
    if (released.outcome === 'done') return done({ reference: request.reference });
    if (released.outcome === 'unavailable') return released;
  }
  return unavailable('busy', false);
}

/** An open page is closed; a hold, or an intent without its page, is cancelled. */
function release(
  stripe: Stripe,
  { session, intent }: Hold,
  idempotencyKey: string,
): Promise<Outcome<object>> {
  return attempt('moving', async () => {
    if (session?.status === 'open')
      return stripe.checkout.sessions.expire(session.id, {}, { idempotencyKey });
    if (!intent) throw new Error('a pending payment has an open page or an intent');
    return stripe.paymentIntents.cancel(intent.id, { cancellation_reason: 'abandoned' }, { idempotencyKey });
  });
}
