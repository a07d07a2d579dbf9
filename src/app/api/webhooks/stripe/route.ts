import { readBounded } from '@/app/pki/read-bounded';
import { inTransaction } from '@/db/transaction';
import { providerByName } from '@/payments/providers/provider-by-name';
import { receiveProviderEvent } from '@/payments/receive-provider-event';

export const dynamic = 'force-dynamic';

const mostBytes = 256 * 1024;

/** Stripe's events: signature checked over the raw body, written down once, acted on by a job. */
export async function POST(request: Request): Promise<Response> {
  const body = await readBounded(request, mostBytes);
  if (!body) return new Response('too large', { status: 413 });
  const event = providerByName('stripe').readWebhook(body, request.headers);
  if (!event.ok) return Response.json({ error: event.refusal.code }, { status: 400 });
  await inTransaction({ kind: 'system' }, (tx) => receiveProviderEvent(tx, 'stripe', event.value));
  return Response.json({ received: true });
}
