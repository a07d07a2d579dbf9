import type { Candidate, Rule } from '../claim';
import { namedClaims } from './named-claims';

/**
 * Rule 2: the reference is right and the amount is short by exactly the charges the bank states, which are no more
 * than 1 % and 25 EUR or its like. The house bears them.
 */
export const chargesExplainShortfall: Rule = (line, claims) =>
  namedClaims(line, claims).flatMap(({ claim, reference }): Candidate[] => {
    const shortfall = claim.open.minor - line.amountMinor;
    if (claim.open.currency !== line.currency || line.amountMinor <= 0 || shortfall <= 0) return [];
    if (shortfall !== line.chargesMinor || shortfall > toleratedCharges(claim.open.minor, line.currency))
      return [];
    return [
      {
        rule: 'charges-explain-shortfall',
        parts: [{ claim, lineMinor: line.amountMinor, claimMinor: claim.open.minor }],
        chargesMinor: shortfall,
        reasons: [
          { code: 'reference-found', facts: { reference } },
          { code: 'charges-explain', facts: { minor: shortfall } },
        ],
        score: 95,
      },
    ];
  });

/** 25 EUR and what is close to it; a currency without a ceiling here is never automatic. */
const ceilings: Readonly<Record<string, number>> = {
  EUR: 2_500,
  USD: 2_500,
  GBP: 2_500,
  CHF: 2_500,
  CAD: 2_500,
  XAF: 16_399,
  XOF: 16_399,
};

/** The most that charges may explain: the smaller of 1 % and the currency's ceiling. */
export function toleratedCharges(expectedMinor: number, currency: string): number {
  return Math.min(Math.floor(expectedMinor / 100), ceilings[currency] ?? 0);
}
