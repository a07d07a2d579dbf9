import type { Candidate, Claim, LineToMatch, Rule } from '../claim';
import { sameCounterparty } from './counterparty';
import { namedClaims } from './named-claims';

/** At most so many claims are combined, in groups of at most so many: 2^12 sums are tried, never more. */
const most = { claims: 12, together: 6 };

/** Rule 5: one transfer pays several orders. Those it names, or else those of the same other end, sum to it exactly. */
export const sumOfSeveral: Rule = (line, claims) => {
  const fitting = claims.filter((claim) => claim.open.currency === line.currency && sameSign(claim, line));
  const named = namedClaims(line, fitting).map(({ claim }) => claim);
  if (named.length > 1 && sumOf(named) === line.amountMinor) return [candidateOf(line, named, 80)];
  const ofParty = fitting.filter((claim) => sameCounterparty(line, claim)).slice(0, most.claims);
  return groupsSummingTo(ofParty, line.amountMinor).map((group) =>
    candidateOf(line, group, 50 - group.length),
  );
};

function candidateOf(line: LineToMatch, group: readonly Claim[], score: number): Candidate {
  return {
    rule: 'sum-of-several',
    parts: group.map((claim) => ({ claim, lineMinor: claim.open.minor, claimMinor: claim.open.minor })),
    chargesMinor: 0,
    reasons: [{ code: 'sum-exact', facts: { count: group.length } }, ...partyReason(line, group)],
    score,
  };
}

function partyReason(line: LineToMatch, group: readonly Claim[]) {
  const first = group[0];
  const reason = first && sameCounterparty(line, first);
  return reason ? [reason] : [];
}

function groupsSummingTo(claims: readonly Claim[], total: number): Claim[][] {
  const found: Claim[][] = [];
  for (let chosen = 1; chosen < 1 << claims.length; chosen += 1) {
    const group = claims.filter((_, i) => chosen & (1 << i));
    if (group.length > 1 && group.length <= most.together && sumOf(group) === total) found.push(group);
  }
  return found;
}

const sumOf = (claims: readonly Claim[]) => claims.reduce((sum, claim) => sum + claim.open.minor, 0);

const sameSign = (claim: Claim, line: LineToMatch) =>
  Math.sign(claim.open.minor) === Math.sign(line.amountMinor);
