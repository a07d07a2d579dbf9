import type Stripe from 'stripe';
import { z } from 'zod';
import { ApiProblem, noSuch } from '../protocol/api-problem';
import type { FormObject } from '../protocol/form-encoding';
import { pageOf, pageParams } from '../protocol/list';
import { readParams, text } from '../protocol/read-params';
import type { Simulator } from '../simulator';

/** GET /v1/events/:id */
export function retrieveEvent(sim: Simulator, _: FormObject, id: string): Stripe.Event | ApiProblem {
  return sim.state.events[id] ?? noSuch('event', id);
}

/** GET /v1/events */
export function listEvents(sim: Simulator, form: FormObject): Stripe.ApiList<Stripe.Event> | ApiProblem {
  const params = readParams(
    z.strictObject({
      ...pageParams,
      type: text().optional(),
      types: z.array(text()).max(20).optional(),
      delivery_success: z.enum(['true', 'false']).optional(),
    }),
    form,
  );
  if (params instanceof ApiProblem) return params;
  const wanted = params.type === undefined ? params.types : [params.type];
  const events = Object.values(sim.state.events)
    .filter((event) => !wanted || wanted.includes(event.type))
    .filter(
      (event) =>
        !params.delivery_success || (params.delivery_success === 'true') === (event.pending_webhooks === 0),
    );
  return pageOf(events, params, '/v1/events');
}
