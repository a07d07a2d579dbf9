import type { PaymentProvider } from '@/payments/provider';
import { stripeProvider } from '@/payments/providers/stripe/stripe-provider';
import { type StripeSimulator, startStripeSimulator } from '../start-stripe-simulator';

/** Cards through our Stripe simulator, which answers over HTTP; nothing tells of webhooks. */
export async function aCardProvider(
  seed: string,
): Promise<{ readonly simulator: StripeSimulator; readonly provider: PaymentProvider }> {
  const simulator = await startStripeSimulator({ seed, webhook: null });
  const { hostname, port } = new URL(simulator.url);
  const provider = stripeProvider({
    secretKey: simulator.control.secretKey,
    webhookSecret: 'whsec_for_tests_only_0000',
    api: { protocol: 'http', host: hostname, port: Number(port) },
  });
  return { simulator, provider };
}
