import { money } from '@/trade/money';
import type { HeldPayment } from '../entries/card-payment';
import type { Release } from '../entries/release';

const noon = new Date('2026-11-24T12:00:00Z');

/** A card payment of 1,000.00 EUR. */
export function aHeldPayment(facts: Partial<HeldPayment> = {}): HeldPayment {
  return {
    paymentId: 'payment-1',
    orderId: 'order-1',
    portalId: '01900000-0000-7000-8000-000000000001',
    provider: 'stripe',
    amount: money('EUR', 100_000),
    at: noon,
    ...facts,
  };
}

/** The release of 1,000.00 EUR with 4 % to the platform and 1 % to the chamber. */
export function aRelease(facts: Partial<Release> = {}): Release {
  return {
    releaseId: 'order-1',
    orderId: 'order-1',
    portalId: '01900000-0000-7000-8000-000000000001',
    sellerOrganisationId: 'seller-1',
    amount: money('EUR', 100_000),
    policy: { platformFeeBasisPoints: 400, chamberFeeBasisPoints: 100 },
    at: noon,
    ...facts,
  };
}
