import { desc, eq } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { documentBytes, documentRevisions } from './schema';

export interface Revision {
  readonly number: number;
  readonly kind: 'original' | 'signed' | 'completed';
  readonly digest: Uint8Array;
  readonly bytes: Uint8Array;
}

/** The document as it stands now, with its bytes; null when this transaction may not see it. */
export async function latestRevision(tx: Tx, documentId: string): Promise<Revision | null> {
  const [row] = await tx
    .select({
      number: documentRevisions.number,
      kind: documentRevisions.kind,
      digest: documentRevisions.digest,
      bytes: documentBytes.bytes,
    })
    .from(documentRevisions)
    .innerJoin(documentBytes, eq(documentBytes.digest, documentRevisions.digest))
    .where(eq(documentRevisions.documentId, documentId))
    .orderBy(desc(documentRevisions.number))
    .limit(1);
  return row ?? null;
}

/** Adds a revision over the latest; the database checks that its bytes extend the predecessor's. */
export async function addRevision(
  tx: Tx,
  documentId: string,
  previous: Revision,
  next: { readonly kind: 'signed' | 'completed'; readonly digest: Uint8Array },
): Promise<void> {
  await tx.insert(documentRevisions).values({
    documentId,
    number: previous.number + 1,
    previousDigest: previous.digest,
    ...next,
  });
}
