import type Stripe from 'stripe';
import { z } from 'zod';
import { ApiProblem, invalidRequest, noSuch } from '../protocol/api-problem';
import type { FormObject } from '../protocol/form-encoding';
import { pageOf, pageParams } from '../protocol/list';
import { readParams, text } from '../protocol/read-params';
import type { Simulator } from '../simulator';

/** GET /v1/balance_transactions/:id */
export function retrieveBalanceTransaction(
  sim: Simulator,
  _: FormObject,
  id: string,
): Stripe.BalanceTransaction | ApiProblem {
  return sim.state.balanceTransactions[id] ?? noSuch('balance transaction', id);
}

/** GET /v1/balance_transactions; by payout it includes the payout's own transaction, as at Stripe. */
export function listBalanceTransactions(
  sim: Simulator,
  form: FormObject,
): Stripe.ApiList<Stripe.BalanceTransaction> | ApiProblem {
  const params = readParams(
    z.strictObject({
      ...pageParams,
      payout: text().optional(),
      type: text().optional(),
      currency: text(3).optional(),
      source: text().optional(),
    }),
    form,
  );
  if (params instanceof ApiProblem) return params;
  if (params.payout !== undefined) {
    const payout = sim.state.payouts[params.payout];
    if (!payout) return noSuch('payout', params.payout, 'payout');
    if (payout.reconciliation_status === 'in_progress') {
      return invalidRequest('Reconciliation on this payout is still in progress.', {
        code: 'payout_reconciliation_not_ready',
        param: 'payout',
      });
    }
  }
  const transactions = Object.values(sim.state.balanceTransactions)
    .filter(({ id }) => params.payout === undefined || sim.state.payoutOf[id] === params.payout)
    .filter(({ type }) => params.type === undefined || type === params.type)
    .filter(({ currency }) => params.currency === undefined || currency === params.currency)
    .filter(({ source }) => params.source === undefined || source === params.source);
  return pageOf(transactions, params, '/v1/balance_transactions');
}
