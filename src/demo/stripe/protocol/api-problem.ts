import type Stripe from 'stripe';

/** An error as Stripe's API words it. Handlers return it; the server writes it out with its status. */
export class ApiProblem {
  constructor(
    readonly status: number,
    readonly error: StripeErrorBody,
    /** False when the request was refused before its endpoint began: no answer is kept under its idempotency key. */
    readonly executed = true,
  ) {}
}

export interface StripeErrorBody {
  type: 'api_error' | 'card_error' | 'idempotency_error' | 'invalid_request_error';
  message: string;
  code?: string;
  decline_code?: string;
  param?: string;
  doc_url?: string;
  charge?: string;
  payment_intent?: Stripe.PaymentIntent;
}

export function invalidRequest(message: string, facts: { code?: string; param?: string } = {}): ApiProblem {
  return new ApiProblem(400, { type: 'invalid_request_error', message, ...facts, ...documented(facts.code) });
}

export function noSuch(kind: string, id: string, param = 'id'): ApiProblem {
  const code = 'resource_missing';
  return new ApiProblem(404, {
    type: 'invalid_request_error',
    message: `No such ${kind}: '${id}'`,
    code,
    param,
    ...documented(code),
  });
}

export function cardProblem(error: Omit<StripeErrorBody, 'type' | 'doc_url'>): ApiProblem {
  return new ApiProblem(402, { type: 'card_error', ...error, ...documented(error.code) });
}

function documented(code: string | undefined): { doc_url?: string } {
  return code ? { doc_url: `https://stripe.com/docs/error-codes/${code.replaceAll('_', '-')}` } : {};
}
