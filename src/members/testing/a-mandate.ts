import type { Mandate } from '../mandate';

/** In force through 2026 for purchase orders up to 10,000.00 EUR, alone, unless said otherwise. */
export function aMandate(over: Partial<Mandate> = {}): Mandate {
  return {
    id: 'mandate-1',
    documentKinds: ['purchase-order'],
    currency: 'EUR',
    maximumMinor: 1_000_000,
    secondSignatoryAboveMinor: null,
    validFrom: new Date('2026-01-01T00:00:00Z'),
    validUntil: new Date('2026-12-31T23:59:59Z'),
    endorsedAt: new Date('2025-12-20T09:00:00Z'),
    revokedAt: null,
    ...over,
  };
}
