import type Stripe from 'stripe';
import { z } from 'zod';
import { ApiProblem, noSuch } from '../protocol/api-problem';
import type { FormObject } from '../protocol/form-encoding';
import { pageOf, pageParams } from '../protocol/list';
import { readParams, text } from '../protocol/read-params';
import type { Simulator } from '../simulator';

/** GET /v1/charges/:id */
export function retrieveCharge(sim: Simulator, _: FormObject, id: string): Stripe.Charge | ApiProblem {
  return sim.state.charges[id] ?? noSuch('charge', id);
}

/** GET /v1/charges */
export function listCharges(sim: Simulator, form: FormObject): Stripe.ApiList<Stripe.Charge> | ApiProblem {
  const params = readParams(z.strictObject({ ...pageParams, payment_intent: text().optional() }), form);
  if (params instanceof ApiProblem) return params;
  const charges = Object.values(sim.state.charges).filter(
    (charge) => !params.payment_intent || charge.payment_intent === params.payment_intent,
  );
  return pageOf(charges, params, '/v1/charges');
}
