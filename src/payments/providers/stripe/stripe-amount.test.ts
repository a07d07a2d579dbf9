import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromStripeAmount, toStripeAmount } from './stripe-amount';

const currencies = ['EUR', 'USD', 'XOF', 'XAF', 'VND', 'JPY', 'TND', 'MGA', 'UGX', 'ISK', 'MAD'];

describe('Stripe’s way of counting', () => {
  it('is exact both ways, or refused', () => {
    fc.assert(
      fc.property(fc.constantFrom(...currencies), fc.maxSafeInteger(), (currency, minor) => {
        const stripe = toStripeAmount({ currency, minor });
        if (stripe.ok)
          expect(fromStripeAmount(stripe.value.currency, stripe.value.amount)).toEqual({ currency, minor });
        else expect(['TND', 'MGA', 'UGX', 'ISK']).toContain(currency);
      }),
    );
  });

  it.each([
    ['EUR', 1_050, 1_050],
    ['XOF', 500, 500],
    ['MGA', 500_000, 5_000],
    ['UGX', 5, 500],
    ['ISK', 5, 500],
    ['TND', 1_230, 1_230],
  ])('%s %i is %i', (currency, minor, amount) => {
    expect(toStripeAmount({ currency, minor })).toMatchObject({ ok: true, value: { amount } });
  });
});
