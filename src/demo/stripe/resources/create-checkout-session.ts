import type Stripe from 'stripe';
import { z } from 'zod';
import { newSession } from '../checkout/new-session';
import { greatestCharge, isChargeable, leastChargeIn, printAmount } from '../currencies';
import { ApiProblem, invalidRequest } from '../protocol/api-problem';
import type { FormObject } from '../protocol/form-encoding';
import { expand, integer, metadata, readParams, text } from '../protocol/read-params';
import type { Simulator } from '../simulator';
import type { Checkout } from '../state';

const lineItem = z.strictObject({
  quantity: integer.refine((quantity) => quantity > 0, 'must be positive'),
  price_data: z.strictObject({
    currency: z.string().regex(/^[A-Za-z]{3}$/),
    unit_amount: integer.refine((amount) => amount >= 0, 'must not be negative'),
    product_data: z.strictObject({
      name: text(),
      description: text().optional(),
      metadata: metadata.optional(),
    }),
  }),
});

const webAddress = z.url({ protocol: /^https?$/ }).max(5_000);

const createParams = z.strictObject({
  mode: z.literal('payment'),
  line_items: z.array(lineItem).min(1).max(100),
  success_url: webAddress,
  cancel_url: webAddress.optional(),
  client_reference_id: text(200).optional(),
  customer_email: z.email().optional(),
  expires_at: integer.optional(),
  locale: text(10).optional(),
  metadata: metadata.optional(),
  allowed_payment_method_types: z.array(z.literal('card')).optional(),
  payment_intent_data: z
    .strictObject({
      capture_method: z.enum(['automatic', 'automatic_async', 'manual']).optional(),
      description: text(1_000).optional(),
      metadata: metadata.optional(),
      receipt_email: z.email().optional(),
      statement_descriptor_suffix: text(22).optional(),
      transfer_group: text(200).optional(),
    })
    .optional(),
  expand,
});
type CreateParams = z.infer<typeof createParams>;

/** POST /v1/checkout/sessions */
export function createSession(sim: Simulator, form: FormObject): Stripe.Checkout.Session | ApiProblem {
  const params = readParams(createParams, form);
  if (params instanceof ApiProblem) return params;
  const charge = totalOf(params.line_items);
  if (charge instanceof ApiProblem) return charge;
  const expiresAt = expiryOf(sim, params.expires_at);
  if (expiresAt instanceof ApiProblem) return expiresAt;

  const session = newSession(sim, {
    ...charge,
    successUrl: params.success_url,
    cancelUrl: params.cancel_url ?? null,
    expiresAt,
    locale: params.locale ?? null,
    customerEmail: params.customer_email ?? null,
    clientReferenceId: params.client_reference_id ?? null,
    metadata: params.metadata ?? {},
  });
  sim.state.checkouts[session.id] = { session, items: itemsOf(params), intent: intentOf(params) };
  return session;
}

function totalOf(items: CreateParams['line_items']): { currency: string; total: number } | ApiProblem {
  const currencies = new Set(items.map((item) => item.price_data.currency.toLowerCase()));
  const [currency = '', another] = currencies;
  if (another) return invalidRequest('Checkout Session line items must all have the same currency.');
  const total = items.reduce((sum, item) => sum + item.price_data.unit_amount * item.quantity, 0);
  const least = leastChargeIn(currency);
  if (total < least) {
    return invalidRequest(
      `The Checkout Session's total amount due must add up to at least ${printAmount(currency, least)} ${currency}`,
      { code: 'amount_too_small' },
    );
  }
  if (total > greatestCharge) {
    return invalidRequest(
      `The Checkout Session's total amount must be no more than ${printAmount(currency, greatestCharge)} ${currency}`,
      { code: 'amount_too_large' },
    );
  }
  if (!isChargeable(currency, total)) {
    return invalidRequest(`Invalid amount: ${currency} does not allow the last digit of ${total}.`, {
      code: 'invalid_charge_amount',
    });
  }
  return { currency, total };
}

function expiryOf(sim: Simulator, asked: number | undefined): number | ApiProblem {
  const now = sim.now();
  if (asked === undefined) return now + 86_400;
  if (asked >= now + 30 * 60 - 5 && asked <= now + 86_400 + 5) return asked;
  return invalidRequest('The `expires_at` timestamp must be between 30 minutes and 24 hours from now.', {
    param: 'expires_at',
  });
}

function itemsOf(params: CreateParams): Checkout['items'] {
  return params.line_items.map(({ quantity, price_data: { unit_amount, product_data } }) => ({
    name: product_data.name,
    description: product_data.description ?? null,
    quantity,
    unitAmount: unit_amount,
  }));
}

function intentOf({ payment_intent_data: intent = {}, customer_email }: CreateParams): Checkout['intent'] {
  return {
    captureMethod: intent.capture_method === 'manual' ? 'manual' : 'automatic',
    description: intent.description ?? null,
    receiptEmail: intent.receipt_email ?? customer_email ?? null,
    statementDescriptorSuffix: intent.statement_descriptor_suffix ?? null,
    transferGroup: intent.transfer_group ?? null,
    metadata: intent.metadata ?? {},
  };
}
