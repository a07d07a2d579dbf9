import type { Candidate, Claim, LineToMatch, Rule } from './claim';
import { chargesExplainShortfall } from './rules/charges-explain-shortfall';
import { counterpartyAndAmount } from './rules/counterparty-and-amount';
import { type EarlierLine, findDuplicate } from './rules/duplicate';
import { exactReference } from './rules/exact-reference';
import { otherAmount } from './rules/other-amount';
import { statedExchange } from './rules/stated-exchange';
import { sumOfSeveral } from './rules/sum-of-several';

/** In order. The first of the first list that finds exactly one way decides by itself; everything else is suggested. */
const automaticRules: readonly Rule[] = [exactReference, chargesExplainShortfall, statedExchange];
const suggestingRules: readonly Rule[] = [counterpartyAndAmount, sumOfSeveral, otherAmount];

const mostSuggestions = 8;

export type MatchVerdict =
  /** The same movement was booked before: nothing is matched by itself. */
  | { readonly kind: 'duplicate'; readonly of: EarlierLine; readonly suggestions: readonly Candidate[] }
  /** Exactly one way explains the line. */
  | { readonly kind: 'automatic'; readonly candidate: Candidate }
  /** Ranked, each with its reasons; possibly none. */
  | { readonly kind: 'suggest'; readonly suggestions: readonly Candidate[] };

/**
 * How one line may be explained by what is open. Pure: the same line, claims and earlier lines give the same verdict.
 * A reversal is never matched by itself, since it takes back something that was explained before.
 */
export function matchLine(
  line: LineToMatch,
  claims: readonly Claim[],
  earlier: readonly EarlierLine[] = [],
): MatchVerdict {
  const certain = automaticRules.map((rule) => rule(line, claims));
  const suggestions = ranked([...certain, ...suggestingRules.map((rule) => rule(line, claims))].flat());
  const duplicate = findDuplicate(line, earlier);
  if (duplicate) return { kind: 'duplicate', of: duplicate, suggestions };
  if (line.isReversal) return { kind: 'suggest', suggestions };
  const decisive = certain.find((candidates) => candidates.length > 0);
  const only = decisive?.length === 1 ? decisive[0] : undefined;
  return only ? { kind: 'automatic', candidate: only } : { kind: 'suggest', suggestions };
}

/**
 * The lines of a statement in order; a claim that one line settled is not open for the next, so that two equal
 * credits are not both matched to it.
 */
export function matchLines(
  lines: readonly LineToMatch[],
  claims: readonly Claim[],
  earlier: readonly EarlierLine[] = [],
): ReadonlyMap<string, MatchVerdict> {
  const verdicts = new Map<string, MatchVerdict>();
  let open = claims;
  const seen = [...earlier];
  for (const line of lines) {
    const verdict = matchLine(line, open, seen);
    verdicts.set(line.id, verdict);
    if (verdict.kind === 'automatic') open = settle(open, verdict.candidate);
    seen.push(line);
  }
  return verdicts;
}

function settle(claims: readonly Claim[], candidate: Candidate): readonly Claim[] {
  return claims.map((claim) => {
    const part = candidate.parts.find(
      (p) => p.claim.targetId === claim.targetId && p.claim.targetType === claim.targetType,
    );
    return part ? { ...claim, open: { ...claim.open, minor: claim.open.minor - part.claimMinor } } : claim;
  });
}

/** Best first, and each set of claims once, by its best rule. */
function ranked(candidates: readonly Candidate[]): readonly Candidate[] {
  const best = new Map<string, Candidate>();
  for (const candidate of candidates.toSorted((a, b) => b.score - a.score)) {
    const key = candidate.parts
      .map((part) => part.claim.targetId)
      .sort()
      .join(' ');
    if (!best.has(key)) best.set(key, candidate);
  }
  return [...best.values()].slice(0, mostSuggestions);
}
