import { eq } from 'drizzle-orm';
import { appendEntry } from '@/audit/append-entry';
import type { Tx } from '@/db/connection';
import { ok, type Result, refuse } from '@/trade/result';
import type { Actor } from '../actor';
import { may } from '../policy';
import { applicationPapers, applications } from '../schema';
import type { Paper } from './find-attachments';
import { personalPapers } from './paper-kinds';

/**
 * A registrar opens a paper. The look is in the audit log before a byte leaves the house: read the content (readPaper)
 * only after this transaction is committed.
 */
export async function openPaper(
  tx: Tx,
  actor: Actor,
  input: { readonly applicationId: string; readonly paperId: string },
): Promise<Result<Paper, 'not-allowed' | 'paper-unknown' | 'paper-deleted'>> {
  const [row] = await tx
    .select({ paper: applicationPapers, portalId: applications.portalId })
    .from(applicationPapers)
    .innerJoin(applications, eq(applications.id, applicationPapers.applicationId))
    .where(eq(applicationPapers.id, input.paperId));
  if (!row || row.paper.applicationId !== input.applicationId) return refuse('paper-unknown');
  const { paper, portalId } = row;
  if (!may(actor, 'review-application', { portalId })) return refuse('not-allowed');
  if (paper.contentDeletedAt) return refuse('paper-deleted');
  await appendEntry(tx, {
    actorId: actor.personId,
    portalId,
    action: 'application-paper-looked-at',
    subjectType: 'application',
    subjectId: paper.applicationId,
    facts: { paperId: paper.id, kind: paper.kind, personal: personalPapers.includes(paper.kind) },
  });
  return ok(paper);
}
