import type Stripe from 'stripe';
import { z } from 'zod';
import { ApiProblem, noSuch } from '../protocol/api-problem';
import type { FormObject } from '../protocol/form-encoding';
import { pageOf, pageParams } from '../protocol/list';
import { readParams } from '../protocol/read-params';
import type { Simulator } from '../simulator';

/** GET /v1/payouts/:id */
export function retrievePayout(sim: Simulator, _: FormObject, id: string): Stripe.Payout | ApiProblem {
  return sim.state.payouts[id] ?? noSuch('payout', id, 'payout');
}

/** GET /v1/payouts */
export function listPayouts(sim: Simulator, form: FormObject): Stripe.ApiList<Stripe.Payout> | ApiProblem {
  const params = readParams(
    z.strictObject({
      ...pageParams,
      status: z.enum(['pending', 'paid', 'failed', 'canceled', 'in_transit']).optional(),
      arrival_date: pageParams.created,
    }),
    form,
  );
  if (params instanceof ApiProblem) return params;
  const payouts = Object.values(sim.state.payouts).filter(
    (payout) => params.status === undefined || payout.status === params.status,
  );
  return pageOf(payouts, params, '/v1/payouts');
}
