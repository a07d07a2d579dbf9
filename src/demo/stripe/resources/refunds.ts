import type Stripe from 'stripe';
import { z } from 'zod';
import { printAmount } from '../currencies';
import { recordEvent } from '../events';
import { newId } from '../new-id';
import { ApiProblem, invalidRequest, noSuch } from '../protocol/api-problem';
import type { FormObject } from '../protocol/form-encoding';
import { pageOf, pageParams } from '../protocol/list';
import { expand, integer, metadata, readParams, text } from '../protocol/read-params';
import type { Simulator } from '../simulator';
import { recordBalanceTransaction } from './record-balance-transaction';

const createParams = z.strictObject({
  payment_intent: text().optional(),
  charge: text().optional(),
  amount: integer.refine((amount) => amount > 0, 'must be positive').optional(),
  reason: z.enum(['duplicate', 'fraudulent', 'requested_by_customer']).optional(),
  metadata: metadata.optional(),
  expand,
});

/** POST /v1/refunds */
export function createRefund(sim: Simulator, form: FormObject): Stripe.Refund | ApiProblem {
  const params = readParams(createParams, form);
  if (params instanceof ApiProblem) return params;
  const charge = chargeOf(sim, params);
  if (charge instanceof ApiProblem) return charge;

  const left = charge.amount_captured - charge.amount_refunded;
  const amount = params.amount ?? left;
  if (left === 0) {
    return invalidRequest(`Charge ${charge.id} has already been refunded.`, {
      code: 'charge_already_refunded',
    });
  }
  if (amount > left) {
    return invalidRequest(
      `Refund amount (${printAmount(charge.currency, amount)}) is greater than unrefunded amount on charge (${printAmount(charge.currency, left)})`,
      { param: 'amount' },
    );
  }
  return giveBack(sim, charge, amount, params.reason ?? null, params.metadata ?? {});
}

/** GET /v1/refunds/:id */
export function retrieveRefund(sim: Simulator, _: FormObject, id: string): Stripe.Refund | ApiProblem {
  return sim.state.refunds[id] ?? noSuch('refund', id);
}

/** GET /v1/refunds */
export function listRefunds(sim: Simulator, form: FormObject): Stripe.ApiList<Stripe.Refund> | ApiProblem {
  const params = readParams(
    z.strictObject({ ...pageParams, payment_intent: text().optional(), charge: text().optional() }),
    form,
  );
  if (params instanceof ApiProblem) return params;
  const refunds = Object.values(sim.state.refunds)
    .filter((refund) => !params.payment_intent || refund.payment_intent === params.payment_intent)
    .filter((refund) => !params.charge || refund.charge === params.charge);
  return pageOf(refunds, params, '/v1/refunds');
}

function chargeOf(sim: Simulator, params: z.infer<typeof createParams>): Stripe.Charge | ApiProblem {
  if (params.charge) return sim.state.charges[params.charge] ?? noSuch('charge', params.charge, 'charge');
  if (!params.payment_intent) {
    return invalidRequest(
      'One of the following params should be provided for this request: payment_intent or charge.',
    );
  }
  const intent = sim.state.paymentIntents[params.payment_intent];
  if (!intent) return noSuch('payment_intent', params.payment_intent, 'payment_intent');
  const charge = sim.state.charges[String(intent.latest_charge)];
  if (charge?.captured) return charge;
  return invalidRequest(`This PaymentIntent (${intent.id}) does not have a successful charge to refund.`, {
    param: 'payment_intent',
  });
}

/** How the payer's bank takes refunds: 'late', 'fail', or at once. */
export function refundsOf(sim: Simulator, charge: Stripe.Charge): 'late' | 'fail' | undefined {
  const card = sim.state.cardOf[String(charge.payment_intent)];
  return card?.kind === 'approve' ? card.refunds : undefined;
}

/** The processing fee of the charge is not given back, as at Stripe. */
function giveBack(
  sim: Simulator,
  charge: Stripe.Charge,
  amount: number,
  reason: Stripe.Refund.Reason | null,
  facts: Record<string, string>,
): Stripe.Refund {
  const id = newId(sim, 're');
  const transaction = recordBalanceTransaction(sim, {
    type: 'refund',
    amount: -amount,
    fee: 0,
    currency: charge.currency,
    source: id,
    description: `REFUND FOR CHARGE (${charge.description ?? charge.id})`,
  });
  const refund: Stripe.Refund = {
    id,
    object: 'refund',
    amount,
    balance_transaction: transaction.id,
    charge: charge.id,
    created: sim.now(),
    currency: charge.currency,
    customer: null,
    customer_account: null,
    destination_details: {
      card: { reference_status: 'pending', reference_type: 'acquirer_reference_number', type: 'refund' },
      type: 'card',
    },
    metadata: facts,
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    reason,
    receipt_number: null,
    source_transfer_reversal: null,
    status: refundsOf(sim, charge) ? 'pending' : 'succeeded',
    transfer_reversal: null,
  };
  sim.state.refunds[id] = refund;
  charge.amount_refunded += amount;
  charge.refunded = charge.amount_refunded === charge.amount_captured;
  recordEvent(sim, 'refund.created', refund);
  recordEvent(sim, 'charge.refunded', charge);
  return refund;
}
