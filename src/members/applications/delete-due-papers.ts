import { and, eq, inArray, isNull } from 'drizzle-orm';
import { appendEntry } from '@/audit/append-entry';
import { inTransaction } from '@/db/transaction';
import { applicationPapers, applications } from '../schema';
import type { Paper } from './find-attachments';
import { deletePaperContent } from './paper-store';
import { deletionDate } from './retention';

/**
 * Deletes the content of every paper whose time is over (retention.ts), and says so in the log. The content goes
 * first: should the books fail to follow, the next run deletes it once more. Returns how many papers it were.
 */
export async function deleteDuePapers(now = new Date()): Promise<number> {
  const due = await findDuePapers(now);
  for (const { paper, portalId } of due) {
    await deletePaperContent(paper.applicationId, paper.digest);
    await inTransaction({ kind: 'system' }, async (tx) => {
      await tx
        .update(applicationPapers)
        .set({ contentDeletedAt: now })
        .where(and(eq(applicationPapers.id, paper.id), isNull(applicationPapers.contentDeletedAt)));
      await appendEntry(tx, {
        actorId: null,
        portalId,
        action: 'application-paper-deleted',
        subjectType: 'application',
        subjectId: paper.applicationId,
        facts: { paperId: paper.id, kind: paper.kind, digest: paper.digest },
      });
    });
  }
  return due.length;
}

/** A file that stands for two papers stays until the longer of the two is over. */
async function findDuePapers(now: Date): Promise<{ paper: Paper; portalId: string }[]> {
  const rows = await inTransaction({ kind: 'system' }, (tx) =>
    tx
      .select({ paper: applicationPapers, application: applications })
      .from(applicationPapers)
      .innerJoin(applications, eq(applications.id, applicationPapers.applicationId))
      .where(
        and(
          isNull(applicationPapers.contentDeletedAt),
          inArray(applications.state, ['approved', 'rejected']),
        ),
      ),
  );
  const isDue = ({ paper, application }: (typeof rows)[number]) => {
    const at = deletionDate(paper.kind, application.state, application.decidedAt);
    return at !== null && at <= now;
  };
  const needed = new Set(
    rows.filter((row) => !isDue(row)).map(({ paper }) => `${paper.applicationId} ${paper.digest}`),
  );
  return rows
    .filter((row) => isDue(row) && !needed.has(`${row.paper.applicationId} ${row.paper.digest}`))
    .map(({ paper, application }) => ({ paper, portalId: application.portalId }));
}
