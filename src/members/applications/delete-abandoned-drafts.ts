import { and, eq, lt } from 'drizzle-orm';
import { appendEntry } from '@/audit/append-entry';
import { inTransaction } from '@/db/transaction';
import { applications } from '../schema';
import { findPapers } from './find-attachments';
import { deletePaperContent } from './paper-store';
import { day, draftRetentionDays } from './retention';

/** Deletes drafts that nobody has touched for a season, with their papers. Returns how many they were. */
export async function deleteAbandonedDrafts(now = new Date()): Promise<number> {
  const before = new Date(now.getTime() - draftRetentionDays * day);
  const abandoned = and(eq(applications.state, 'draft'), lt(applications.changedAt, before));
  const drafts = await inTransaction({ kind: 'system' }, async (tx) => {
    const rows = await tx.select().from(applications).where(abandoned).limit(500);
    const withPapers = [];
    for (const { id, portalId } of rows) withPapers.push({ id, portalId, papers: await findPapers(tx, id) });
    return withPapers;
  });
  for (const { id, portalId, papers } of drafts) {
    for (const { digest } of papers) await deletePaperContent(id, digest);
    await inTransaction({ kind: 'system' }, async (tx) => {
      await tx.delete(applications).where(and(eq(applications.id, id), abandoned));
      await appendEntry(tx, {
        actorId: null,
        portalId,
        action: 'application-draft-deleted',
        subjectType: 'application',
        subjectId: id,
        facts: { papers: papers.length },
      });
    });
  }
  return drafts.length;
}
