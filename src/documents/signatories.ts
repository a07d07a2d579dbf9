import { asc, eq } from 'drizzle-orm';
import { certificates } from '@/certificates/schema';
import type { Tx } from '@/db/connection';
import type { SigningParty } from './document';
import { signatures } from './schema';

/** A signature as our books have it: which party's, and by which certificate (SHA-256 of its DER, hex). */
export interface Signatory {
  readonly party: SigningParty;
  readonly fingerprint: string;
}

/** Who has signed a document so far, first to last. */
export async function signatoriesOf(tx: Tx, documentId: string): Promise<Signatory[]> {
  return await tx
    .select({ party: signatures.party, fingerprint: certificates.fingerprint })
    .from(signatures)
    .innerJoin(certificates, eq(certificates.id, signatures.certificateId))
    .where(eq(signatures.documentId, documentId))
    .orderBy(asc(signatures.signedAt));
}
