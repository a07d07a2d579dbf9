import { and, eq } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { documents, signatures } from '@/documents/schema';
import type { Order } from './order';

export interface FirstSignatory {
  readonly personId: string;
  readonly certificateId: string;
  readonly needsSecond: boolean;
  /** SHA-256 (hex) of the paper as that person signed it */
  readonly documentDigest: string;
}

/** Who signed the order's present paper first for a party; null while nobody has. */
export async function firstSignatoryOf(
  tx: Tx,
  order: Pick<Order, 'id' | 'version'>,
  party: 'buyer' | 'seller',
): Promise<FirstSignatory | null> {
  const [row] = await tx
    .select({
      personId: signatures.personId,
      certificateId: signatures.certificateId,
      needsSecond: signatures.needsSecond,
      digest: signatures.revisionDigest,
    })
    .from(signatures)
    .innerJoin(documents, eq(documents.id, signatures.documentId))
    .where(
      and(
        eq(documents.kind, 'purchase-order'),
        eq(documents.subjectId, order.id),
        eq(documents.subjectVersion, order.version),
        eq(signatures.party, party),
        eq(signatures.place, 1),
      ),
    );
  if (!row) return null;
  const { digest, ...first } = row;
  return { ...first, documentDigest: Buffer.from(digest).toString('hex') };
}
