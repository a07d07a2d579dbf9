import { money } from '@/trade/money';
import type { Claim, LineToMatch } from '../claim';
import { aBankLine } from './a-statement';

/** The ISO 11649 reference of order PO-2026-000123. */
export const referenceOf123 = 'RF19PO2026000123';

/** A transfer of 1,000.00 EUR awaited for PO-2026-000123 since 20 November 2026. */
export function aClaim(facts: Partial<Claim> = {}): Claim {
  return {
    targetType: 'payment',
    targetId: 'payment-123',
    label: 'PO-2026-000123',
    open: money('EUR', 100_000),
    references: [referenceOf123, 'PO-2026-000123'],
    parties: ['Épicerie fine Genève SA'],
    accounts: ['CH9300762011623852957'],
    expectedOn: '2026-11-20',
    ...facts,
  };
}

/** A credit of 1,000.00 EUR booked on 24 November 2026 that names nothing. */
export function aLine(facts: Partial<LineToMatch> = {}): LineToMatch {
  return { ...aBankLine(), id: 'line-1', currency: 'EUR', ...facts };
}
