import { appendEntry } from '@/audit/append-entry';
import type { Tx } from '@/db/connection';
import type { Actor } from '../actor';
import { slugsBeside } from '../free-slugs';
import { producers } from '../schema';
import { findListedProducers } from './find-attachments';

const atATime = 500;
const most = 5000;

/** Enters everybody on a cooperative's list, so that goods may name who made them. Namesakes get a number. */
export async function registerProducers(
  tx: Tx,
  actor: Actor,
  input: { readonly applicationId: string; readonly organisationId: string; readonly locale: string },
): Promise<void> {
  const { applicationId, organisationId, locale } = input;
  const listed = await findListedProducers(tx, applicationId, most);
  if (listed.length === 0) return;
  const freeSlug = slugsBeside([]);
  const rows = listed.map(({ name, place, isWoman, story }) => ({
    organisationId,
    slug: freeSlug(name),
    name,
    place,
    isWoman,
    story: story ? { [locale]: story } : {},
  }));
  for (let from = 0; from < rows.length; from += atATime)
    await tx.insert(producers).values(rows.slice(from, from + atATime));
  await appendEntry(tx, {
    actorId: actor.personId,
    portalId: actor.portalId,
    action: 'producers-registered',
    subjectType: 'organisation',
    subjectId: organisationId,
    facts: { count: rows.length },
  });
}
