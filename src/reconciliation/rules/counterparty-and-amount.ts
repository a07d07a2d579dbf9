import type { Candidate, Rule } from '../claim';
import { daysApart, sameCounterparty } from './counterparty';

const window = 5;

/** Rule 4: no reference, but the same other end and the exact amount within five days. A person decides. */
export const counterpartyAndAmount: Rule = (line, claims) =>
  claims.flatMap((claim): Candidate[] => {
    if (claim.open.currency !== line.currency || claim.open.minor !== line.amountMinor) return [];
    const days = daysApart(claim.expectedOn, line.bookingDate);
    const known = sameCounterparty(line, claim);
    if (!known || days > window) return [];
    return [
      {
        rule: 'counterparty-and-amount',
        parts: [{ claim, lineMinor: line.amountMinor, claimMinor: line.amountMinor }],
        chargesMinor: 0,
        reasons: [known, { code: 'amount-exact', facts: {} }, { code: 'days-apart', facts: { days } }],
        score: (known.code === 'same-account' ? 75 : 65) - days,
      },
    ];
  });
