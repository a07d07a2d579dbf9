import type Stripe from 'stripe';
import { z } from 'zod';
import { recordEvent } from '../events';
import { ApiProblem, invalidRequest, noSuch } from '../protocol/api-problem';
import type { FormObject } from '../protocol/form-encoding';
import { pageOf, pageParams } from '../protocol/list';
import { expand, readParams, text } from '../protocol/read-params';
import type { Simulator } from '../simulator';
import type { Checkout } from '../state';

/** GET /v1/checkout/sessions/:id */
export function retrieveSession(
  sim: Simulator,
  _: FormObject,
  id: string,
): Stripe.Checkout.Session | ApiProblem {
  return sim.state.checkouts[id]?.session ?? noSuch('checkout.session', id);
}

/** GET /v1/checkout/sessions */
export function listSessions(
  sim: Simulator,
  form: FormObject,
): Stripe.ApiList<Stripe.Checkout.Session> | ApiProblem {
  const params = readParams(
    z.strictObject({
      ...pageParams,
      payment_intent: text().optional(),
      status: z.enum(['open', 'complete', 'expired']).optional(),
    }),
    form,
  );
  if (params instanceof ApiProblem) return params;
  const sessions = Object.values(sim.state.checkouts)
    .map((checkout) => checkout.session)
    .filter((session) => !params.payment_intent || session.payment_intent === params.payment_intent)
    .filter((session) => !params.status || session.status === params.status);
  return pageOf(sessions, params, '/v1/checkout/sessions');
}

/** POST /v1/checkout/sessions/:id/expire */
export function expireSession(
  sim: Simulator,
  form: FormObject,
  id: string,
): Stripe.Checkout.Session | ApiProblem {
  const params = readParams(z.strictObject({ expand }), form);
  if (params instanceof ApiProblem) return params;
  const checkout = sim.state.checkouts[id];
  if (!checkout) return noSuch('checkout.session', id);
  if (checkout.session.status !== 'open') {
    return invalidRequest(
      `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of ${checkout.session.status}.`,
    );
  }
  closeSession(sim, checkout);
  return checkout.session;
}

/** The offer to pay ends, by request or because its time is over. */
export function closeSession(sim: Simulator, { session }: Checkout): void {
  session.status = 'expired';
  session.url = null;
  recordEvent(sim, 'checkout.session.expired', session);
}
