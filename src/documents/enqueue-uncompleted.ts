import { and, eq, inArray, lt, notExists, or } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { enqueue } from '@/outbox/jobs';
import { documentRevisions, signatures } from './schema';

const patience = 86_400_000;

/**
 * Has documents completed that everybody signed more than a day ago and whose completion was given up, as when a
 * revocation list was overdue for longer than a job is tried. The seller, or the chamber, signs last, whatever the kind. Returns how many.
 */
export async function enqueueUncompleted(tx: Tx, now: Date): Promise<number> {
  const completion = tx
    .select({ id: documentRevisions.id })
    .from(documentRevisions)
    .where(
      and(eq(documentRevisions.documentId, signatures.documentId), eq(documentRevisions.kind, 'completed')),
    );
  const left = await tx
    .select({ documentId: signatures.documentId })
    .from(signatures)
    .where(
      and(
        inArray(signatures.party, ['seller', 'chamber']),
        or(eq(signatures.place, 2), eq(signatures.needsSecond, false)),
        lt(signatures.signedAt, new Date(now.getTime() - patience)),
        notExists(completion),
      ),
    )
    .limit(500);
  for (const { documentId } of left)
    await enqueue(tx, 'complete-document', { documentId }, { key: documentId });
  return left.length;
}
