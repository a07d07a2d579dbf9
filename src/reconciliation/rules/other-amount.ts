import type { Candidate, Claim, LineToMatch, Reason, Rule } from '../claim';
import { namedClaims } from './named-claims';

/**
 * The reference names a payment whose amount is another: paid in part, too much, or paid already. The money is that
 * payment's all the same; what is too much is given back later, and never captured. A person decides.
 */
export const otherAmount: Rule = (line, claims) =>
  namedClaims(line, claims)
    .filter(({ claim }) => claim.targetType === 'payment' && isOther(line, claim))
    .map(
      ({ claim, reference }): Candidate => ({
        rule: 'other-amount',
        parts: [{ claim, lineMinor: line.amountMinor, claimMinor: line.amountMinor }],
        chargesMinor: 0,
        reasons: [{ code: 'reference-found', facts: { reference } }, difference(line, claim)],
        score: claim.open.minor === 0 ? 40 : 60,
      }),
    );

function isOther(line: LineToMatch, claim: Claim): boolean {
  return (
    line.currency === claim.open.currency && line.amountMinor > 0 && line.amountMinor !== claim.open.minor
  );
}

function difference(line: LineToMatch, { open }: Claim): Reason {
  if (open.minor === 0) return { code: 'settled-already', facts: { minor: line.amountMinor } };
  const minor = line.amountMinor - open.minor;
  return minor < 0 ? { code: 'short-by', facts: { minor: -minor } } : { code: 'over-by', facts: { minor } };
}
