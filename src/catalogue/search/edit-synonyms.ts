import { and, arrayOverlaps, asc, count, eq } from 'drizzle-orm';
import { appendEntry } from '@/audit/append-entry';
import type { Tx } from '@/db/connection';
import type { Actor } from '@/members/actor';
import { may } from '@/members/policy';
import { ok, type Result, refuse } from '@/trade/result';
import { searchSynonyms } from '../schema';
import { wordsOf } from './fold';

export type Synonyms = Pick<typeof searchSynonyms.$inferSelect, 'id' | 'terms'>;

const mostGroups = 500;

/** The synonyms of a market, the oldest first. */
export async function findSynonyms(tx: Tx, portalId: string): Promise<Synonyms[]> {
  return await tx
    .select({ id: searchSynonyms.id, terms: searchSynonyms.terms })
    .from(searchSynonyms)
    .where(eq(searchSynonyms.portalId, portalId))
    .orderBy(asc(searchSynonyms.id))
    .limit(mostGroups);
}

/** Writes down terms that mean the same in the actor's market: two to twelve, each of one to four words. */
export async function addSynonyms(
  tx: Tx,
  actor: Actor,
  typed: readonly string[],
): Promise<
  Result<{ synonymsId: string }, 'not-allowed' | 'terms-not-valid' | 'term-taken' | 'too-many-synonyms'>
> {
  const { portalId } = actor;
  if (!portalId || !may(actor, 'edit-synonyms', { portalId })) return refuse('not-allowed');
  const terms = distinctTerms(typed);
  if (!terms) return refuse('terms-not-valid');
  const folded = terms.map((term) => wordsOf(term).join(' '));
  const ofMarket = eq(searchSynonyms.portalId, portalId);
  const [taken] = await tx
    .select({ id: searchSynonyms.id })
    .from(searchSynonyms)
    .where(and(ofMarket, arrayOverlaps(searchSynonyms.folded, folded)))
    .limit(1);
  if (taken) return refuse('term-taken');
  const [groups] = await tx.select({ number: count() }).from(searchSynonyms).where(ofMarket);
  if ((groups?.number ?? 0) >= mostGroups) return refuse('too-many-synonyms');
  const [row] = await tx
    .insert(searchSynonyms)
    .values({ portalId, terms, folded, changedBy: actor.personId })
    .returning({ id: searchSynonyms.id });
  if (!row) throw new Error('an insert returns its row');
  await record(tx, actor, 'synonyms-added', row.id, terms);
  return ok({ synonymsId: row.id });
}

export async function removeSynonyms(
  tx: Tx,
  actor: Actor,
  synonymsId: string,
): Promise<Result<null, 'not-allowed' | 'synonyms-unknown'>> {
  const { portalId } = actor;
  if (!portalId || !may(actor, 'edit-synonyms', { portalId })) return refuse('not-allowed');
  const [row] = await tx
    .delete(searchSynonyms)
    .where(and(eq(searchSynonyms.id, synonymsId), eq(searchSynonyms.portalId, portalId)))
    .returning({ terms: searchSynonyms.terms });
  if (!row) return refuse('synonyms-unknown');
  await record(tx, actor, 'synonyms-removed', synonymsId, row.terms);
  return ok(null);
}

/** Null unless there are two to twelve that differ by more than accents and capitals. */
function distinctTerms(typed: readonly string[]): string[] | null {
  const terms = typed.map((term) => term.replace(/\s+/g, ' ').trim()).filter(Boolean);
  const byFolded = new Map(terms.map((term) => [wordsOf(term).join(' '), term]));
  const areShort = terms.every((term) => {
    const words = wordsOf(term).length;
    return term.length <= 60 && words >= 1 && words <= 4;
  });
  return areShort && byFolded.size >= 2 && byFolded.size <= 12 ? [...byFolded.values()] : null;
}

async function record(
  tx: Tx,
  actor: Actor,
  action: string,
  id: string,
  terms: readonly string[],
): Promise<void> {
  await appendEntry(tx, {
    actorId: actor.personId,
    portalId: actor.portalId,
    action,
    subjectType: 'synonyms',
    subjectId: id,
    facts: { terms: terms.join(', ') },
  });
}
