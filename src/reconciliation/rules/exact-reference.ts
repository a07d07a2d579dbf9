import type { Candidate, Rule } from '../claim';
import { namedClaims } from './named-claims';

/** Rule 1: the reference, the currency and the amount are all as expected. */
export const exactReference: Rule = (line, claims) =>
  namedClaims(line, claims)
    .filter(({ claim }) => claim.open.currency === line.currency && claim.open.minor === line.amountMinor)
    .map(
      ({ claim, reference }): Candidate => ({
        rule: 'exact-reference',
        parts: [{ claim, lineMinor: line.amountMinor, claimMinor: line.amountMinor }],
        chargesMinor: 0,
        reasons: [
          { code: 'reference-found', facts: { reference } },
          { code: 'amount-exact', facts: {} },
        ],
        score: 100,
      }),
    );
