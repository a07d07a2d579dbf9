import type { PaymentProvider, ProviderName } from '../provider';
import { stripeProvider } from './stripe/stripe-provider';

/** The provider of a payment, configured from the environment. */
export function providerByName(name: ProviderName): PaymentProvider {
  switch (name) {
    case 'stripe':
      return stripeProvider();
    default:
      throw new Error(`no provider ${name} is configured`);
  }
}
