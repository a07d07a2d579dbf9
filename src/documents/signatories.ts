import { asc, eq } from 'drizzle-orm';
import { certificates } from '@/certificates/schema';
import type { Tx } from '@/db/connection';
import type { SigningParty, SigningPlace } from './document';
import { signatures } from './schema';

/** A signature as our books have it: which party's, whose, and by which certificate (SHA-256 of its DER, hex). */
export interface Signatory {
  readonly party: SigningParty;
  readonly place: SigningPlace;
  /** it binds the party only together with a second one */
  readonly needsSecond: boolean;
  readonly personId: string;
  readonly fingerprint: string;
}

/** Who has signed a document so far, first to last. */
export async function signatoriesOf(tx: Tx, documentId: string): Promise<Signatory[]> {
  const rows = await tx
    .select({
      party: signatures.party,
      place: signatures.place,
      needsSecond: signatures.needsSecond,
      personId: signatures.personId,
      fingerprint: certificates.fingerprint,
    })
    .from(signatures)
    .innerJoin(certificates, eq(certificates.id, signatures.certificateId))
    .where(eq(signatures.documentId, documentId))
    .orderBy(asc(signatures.signedAt), asc(signatures.place));
  return rows.map((row) => ({ ...row, place: row.place as SigningPlace }));
}

/** The parties whose signatures are all there: the first, and the second where the first alone is not enough. Sorted. */
export function boundParties(
  signatories: readonly Pick<Signatory, 'party' | 'place' | 'needsSecond'>[],
): SigningParty[] {
  const has = (party: SigningParty, place: SigningPlace) =>
    signatories.find((signatory) => signatory.party === party && signatory.place === place);
  return (['buyer', 'chamber', 'seller'] as const).filter((party) => {
    const first = has(party, 1);
    return first !== undefined && (!first.needsSecond || has(party, 2) !== undefined);
  });
}
