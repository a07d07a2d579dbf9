import type { Candidate, Claim, LineToMatch, Rule } from '../claim';
import { namedClaims } from './named-claims';

const toleratedBasisPoints = 150;

/**
 * Rule 3: the reference is right, the bank states an exchange, and what was paid is within 1.5 % of what was expected.
 * The difference is exchange, not debt.
 */
export const statedExchange: Rule = (line, claims) =>
  namedClaims(line, claims).flatMap(({ claim, reference }): Candidate[] => {
    const paidMinor = paidInClaimCurrency(line, claim);
    if (paidMinor === null || line.amountMinor <= 0 || claim.open.minor <= 0) return [];
    const apart = Math.round((Math.abs(claim.open.minor - paidMinor) * 10_000) / claim.open.minor);
    if (apart > toleratedBasisPoints) return [];
    return [
      {
        rule: 'stated-exchange',
        parts: [{ claim, lineMinor: line.amountMinor, claimMinor: claim.open.minor }],
        chargesMinor: 0,
        reasons: [
          { code: 'reference-found', facts: { reference } },
          { code: 'exchange-within', facts: { basisPoints: apart, rate: line.exchange?.rate ?? '' } },
        ],
        score: 90,
      },
    ];
  });

/** What the payer instructed where that is the claim's currency, else what the bank booked where that is. */
function paidInClaimCurrency(line: LineToMatch, claim: Claim): number | null {
  if (!line.exchange) return null;
  if (line.currency === claim.open.currency) return line.amountMinor;
  if (line.exchange.instructedCurrency === claim.open.currency) return line.exchange.instructedMinor;
  return null;
}
