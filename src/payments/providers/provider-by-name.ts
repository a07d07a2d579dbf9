import { config } from '@/config';
import type { PaymentProvider, ProviderName } from '../provider';
import { stripeProvider } from './stripe/stripe-provider';

let stripe: PaymentProvider | undefined;

/** The provider of a payment, configured from the environment; one client with its connections per process. */
export function providerByName(name: ProviderName): PaymentProvider {
  switch (name) {
    case 'stripe':
      stripe ??= stripeProvider(config().stripe);
      return stripe;
    default:
      throw new Error(`no provider ${name} is configured`);
  }
}
