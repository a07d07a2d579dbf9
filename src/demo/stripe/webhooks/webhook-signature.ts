import { createHmac } from 'node:crypto';

/** The Stripe-Signature header: t=<unix seconds>,v1=<HMAC-SHA256 over "t.body"> (docs.stripe.com/webhooks/signature). */
export function signWebhook(body: string, secret: string, at: number): string {
  const signature = createHmac('sha256', secret).update(`${at}.${body}`, 'utf8').digest('hex');
  return `t=${at},v1=${signature}`;
}
