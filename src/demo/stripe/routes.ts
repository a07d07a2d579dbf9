import type { ApiProblem } from './protocol/api-problem';
import type { FormObject } from './protocol/form-encoding';
import { listBalanceTransactions, retrieveBalanceTransaction } from './resources/balance-transactions';
import { listCharges, retrieveCharge } from './resources/charges';
import { expireSession, listSessions, retrieveSession } from './resources/checkout-sessions';
import { createSession } from './resources/create-checkout-session';
import { listEvents, retrieveEvent } from './resources/events';
import {
  cancelPaymentIntent,
  capturePaymentIntent,
  listPaymentIntents,
  retrievePaymentIntent,
} from './resources/payment-intents';
import { listPayouts, retrievePayout } from './resources/payouts';
import { createRefund, listRefunds, retrieveRefund } from './resources/refunds';
import type { Simulator } from './simulator';

/** Answers a request on one account; it reads and changes the state without ever waiting. */
export type Handler = (sim: Simulator, params: FormObject, id: string) => object | ApiProblem;

/** Every endpoint the simulator has; ":id" stands for one segment. */
const routes: Readonly<Record<string, Handler>> = {
  'POST /v1/checkout/sessions': createSession,
  'GET /v1/checkout/sessions': listSessions,
  'GET /v1/checkout/sessions/:id': retrieveSession,
  'POST /v1/checkout/sessions/:id/expire': expireSession,
  'GET /v1/payment_intents': listPaymentIntents,
  'GET /v1/payment_intents/:id': retrievePaymentIntent,
  'POST /v1/payment_intents/:id/capture': capturePaymentIntent,
  'POST /v1/payment_intents/:id/cancel': cancelPaymentIntent,
  'GET /v1/charges': listCharges,
  'GET /v1/charges/:id': retrieveCharge,
  'POST /v1/refunds': createRefund,
  'GET /v1/refunds': listRefunds,
  'GET /v1/refunds/:id': retrieveRefund,
  'GET /v1/balance_transactions': listBalanceTransactions,
  'GET /v1/balance_transactions/:id': retrieveBalanceTransaction,
  'GET /v1/payouts': listPayouts,
  'GET /v1/payouts/:id': retrievePayout,
  'GET /v1/events': listEvents,
  'GET /v1/events/:id': retrieveEvent,
};

const patterns = Object.entries(routes).map(([route, handler]) => ({
  pattern: new RegExp(`^${route.replace(':id', '([A-Za-z0-9_]{1,100})')}$`),
  handler,
}));

export function findRoute(method: string, path: string): { handler: Handler; id: string } | null {
  for (const { pattern, handler } of patterns) {
    const match = pattern.exec(`${method} ${path}`);
    if (match) return { handler, id: match[1] ?? '' };
  }
  return null;
}
