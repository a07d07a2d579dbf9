import { and, count, eq } from 'drizzle-orm';
import { appendEntry } from '@/audit/append-entry';
import type { Tx } from '@/db/connection';
import type { KeptFile } from '@/files/keep-upload';
import { ok, type Result, refuse } from '@/trade/result';
import { applicationPapers, applications } from '../schema';
import { isOpenToApplicant } from './application';
import { lockApplicationOfBearer } from './lock-application';
import { mostFilesOfAPaper, type PaperKind } from './paper-kinds';
import type { BearerRefusal } from './save-piece';

export type AddPaperRefusal = BearerRefusal | 'paper-too-many-files' | 'paper-already-there';

/** Puts a kept file (keepPaper) to the application as a paper of this kind. */
export async function addPaper(
  tx: Tx,
  token: string,
  input: {
    readonly kind: PaperKind;
    readonly file: KeptFile;
    readonly fileName: string;
    /** "2027-03-31", when the paper ends */
    readonly validUntil: string | null;
  },
  now = new Date(),
): Promise<Result<{ paperId: string }, AddPaperRefusal>> {
  const application = await lockApplicationOfBearer(tx, token);
  if (!application) return refuse('application-unknown');
  if (!isOpenToApplicant(application.state)) return refuse('application-not-open');
  const { kind, file, validUntil } = input;
  const ofKind = and(eq(applicationPapers.applicationId, application.id), eq(applicationPapers.kind, kind));
  const [present] = await tx.select({ n: count() }).from(applicationPapers).where(ofKind);
  if ((present?.n ?? 0) >= mostFilesOfAPaper)
    return refuse('paper-too-many-files', { most: mostFilesOfAPaper });
  const [paper] = await tx
    .insert(applicationPapers)
    .values({
      applicationId: application.id,
      kind,
      fileName: displayName(input.fileName),
      contentType: file.contentType,
      byteLength: file.size,
      digest: file.digest,
      scan: file.scan,
      validUntil,
      uploadedAt: now,
    })
    .onConflictDoNothing()
    .returning({ id: applicationPapers.id });
  if (!paper) return refuse('paper-already-there');
  await tx.update(applications).set({ changedAt: now }).where(eq(applications.id, application.id));
  await appendEntry(tx, {
    actorId: null,
    portalId: application.portalId,
    action: 'application-paper-added',
    subjectType: 'application',
    subjectId: application.id,
    facts: { paperId: paper.id, kind, digest: file.digest, scan: file.scan },
  });
  return ok({ paperId: paper.id });
}

/** The file's name as its owner knows it, for display only: one line of visible characters. */
export function displayName(name: string): string {
  const visible = name
    .replace(/[\p{C}\p{Zl}\p{Zp}/\\]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return visible.slice(0, 100) || '–';
}
