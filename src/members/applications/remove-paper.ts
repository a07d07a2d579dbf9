import { and, eq } from 'drizzle-orm';
import { appendEntry } from '@/audit/append-entry';
import type { Tx } from '@/db/connection';
import { ok, type Result, refuse } from '@/trade/result';
import { applicationPapers } from '../schema';
import { isOpenToApplicant } from './application';
import { lockApplicationOfBearer } from './lock-application';
import type { BearerRefusal } from './save-piece';

/**
 * Takes a paper back. Answers whose content may now be deleted (deletePaperContent, after the transaction): nothing
 * when another paper of the application is the same file.
 */
export async function removePaper(
  tx: Tx,
  token: string,
  paperId: string,
): Promise<Result<{ applicationId: string; digest: string | null }, BearerRefusal>> {
  const application = await lockApplicationOfBearer(tx, token);
  if (!application) return refuse('application-unknown');
  if (!isOpenToApplicant(application.state)) return refuse('application-not-open');
  const { id: applicationId, portalId } = application;
  const ofApplication = eq(applicationPapers.applicationId, applicationId);
  const [removed] = await tx
    .delete(applicationPapers)
    .where(and(ofApplication, eq(applicationPapers.id, paperId)))
    .returning();
  if (!removed) return ok({ applicationId, digest: null });
  await appendEntry(tx, {
    actorId: null,
    portalId,
    action: 'application-paper-removed',
    subjectType: 'application',
    subjectId: applicationId,
    facts: { paperId, kind: removed.kind, digest: removed.digest },
  });
  const [twin] = await tx
    .select({ id: applicationPapers.id })
    .from(applicationPapers)
    .where(and(ofApplication, eq(applicationPapers.digest, removed.digest)));
  return ok({ applicationId, digest: twin ? null : removed.digest });
}
