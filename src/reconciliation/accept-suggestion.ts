import { appendEntry } from '@/audit/append-entry';
import type { Tx } from '@/db/connection';
import type { Actor } from '@/members/actor';
import { may } from '@/members/policy';
import { ok, type Result, refuse } from '@/trade/result';
import type { Candidate } from './claim';
import { lockLine } from './lock-line';
import { recordMatch } from './record-match';
import { isOpen } from './statement-line';
import { suggestionsFor } from './suggestions-for';

export type AcceptRefusal =
  | 'not-allowed'
  | 'line-not-found'
  | 'line-already-explained'
  | 'suggestion-no-longer-holds';

/**
 * A person chooses one of the suggestions of a line, named by its key. The suggestions are made afresh: amounts never
 * come from the browser, and what was settled meanwhile is no longer offered.
 */
export async function acceptSuggestion(
  tx: Tx,
  actor: Actor,
  choice: { readonly lineId: string; readonly suggestion: string },
): Promise<Result<Candidate, AcceptRefusal>> {
  if (!may(actor, 'match-line')) return refuse('not-allowed');
  const locked = await lockLine(tx, choice.lineId);
  if (!locked) return refuse('line-not-found');
  if (!isOpen(locked.line)) return refuse('line-already-explained', { state: locked.line.state });
  const { suggestions } = await suggestionsFor(tx, locked);
  const chosen = suggestions.find((candidate) => suggestionKey(candidate) === choice.suggestion);
  if (!chosen) return refuse('suggestion-no-longer-holds');
  await recordMatch(tx, locked, chosen, actor.personId);
  await appendEntry(tx, {
    actorId: actor.personId,
    portalId: null,
    action: 'line-matched',
    subjectType: 'statement-line',
    subjectId: locked.line.id,
    facts: { rule: chosen.rule, targets: chosen.parts.map((part) => part.claim.label).join(' ') },
  });
  return ok(chosen);
}

/** Names a suggestion between two page views: what it would match, and by how much. */
export function suggestionKey(candidate: Candidate): string {
  const parts = candidate.parts.map(
    ({ claim, lineMinor }) => `${claim.targetType}:${claim.targetId}:${lineMinor}`,
  );
  return [candidate.rule, ...parts.sort()].join('|');
}
