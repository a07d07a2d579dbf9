import type Stripe from 'stripe';
import type { AuthorisationRequest, AuthorisationStarted } from '../../provider';
import { declined, done, type Outcome, unavailable } from '../outcome';
import { type StripeAmount, toStripeAmount } from './stripe-amount';
import { attempt } from './stripe-outcome';

/** Opens a hosted page that holds the amount on the payer's card; nothing of the card ever comes near us. */
export async function startAuthorisation(
  stripe: Stripe,
  request: AuthorisationRequest,
): Promise<Outcome<AuthorisationStarted>> {
  const amount = toStripeAmount(request.amount);
  if (!amount.ok) return declined(amount.refusal.code);
  const created = await attempt('moving', () =>
    stripe.checkout.sessions.create(sessionParams(request, amount.value), {
      idempotencyKey: `authorise:${request.key}`,
    }),
  );
  if (created.outcome !== 'done') return created;
  const { id, url, expires_at } = created.value;
  if (!url) return unavailable('provider-error', true);
  return done({ reference: id, expiresAt: new Date(expires_at * 1000), next: { kind: 'redirect', url } });
}

/** A pure function of the request: asked again under its key, it must be the same to the letter. */
function sessionParams(
  request: AuthorisationRequest,
  { currency, amount }: StripeAmount,
): Stripe.Checkout.SessionCreateParams {
  const metadata = { payment: request.paymentId, order: request.orderNumber };
  return {
    mode: 'payment',
    allowed_payment_method_types: ['card'],
    line_items: [
      {
        quantity: 1,
        price_data: {
          currency,
          unit_amount: amount,
          product_data: { name: request.orderNumber, description: request.description.slice(0, 500) },
        },
      },
    ],
    payment_intent_data: {
      capture_method: 'manual',
      description: request.orderNumber,
      metadata,
      ...statementSuffix(request.orderNumber),
    },
    metadata,
    client_reference_id: request.paymentId,
    ...(request.payerEmail ? { customer_email: request.payerEmail } : {}),
    locale: pageLocale(request.locale),
    success_url: request.returnUrl,
    cancel_url: request.cancelUrl,
    expires_at: Math.floor(request.expiresAt.getTime() / 1000),
  };
}

/** Bank statements show letters, digits and hyphens; Stripe wants at least one letter. */
function statementSuffix(orderNumber: string): { statement_descriptor_suffix?: string } {
  const suffix = orderNumber.replace(/[^A-Za-z0-9-]/g, '').slice(0, 18);
  return /[A-Za-z]/.test(suffix) ? { statement_descriptor_suffix: suffix } : {};
}

/** Stripe's page speaks neither Arabic nor Khmer: there the browser's language decides. */
function pageLocale(locale: string): Stripe.Checkout.SessionCreateParams.Locale {
  const [language = ''] = locale.split('-');
  return ['en', 'fr', 'es', 'pt', 'vi', 'de', 'it', 'nl'].includes(language) ? language : 'auto';
}
