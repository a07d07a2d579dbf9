import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/connection';

/** What everybody may know of a seller's certificate: the seal it draws and how long it holds. */
export interface SellerSealFacts {
  /** SHA-256 of the certificate, hexadecimal */
  readonly fingerprint: string;
  readonly notAfter: Date;
}

/** The newest working certificate of an organisation that sells, as the public sees it; null when there is none. */
export async function findSeal(tx: Tx, organisationId: string): Promise<SellerSealFacts | null> {
  const { rows } = await tx.execute<{ fingerprint: string; not_after: string }>(
    sql`select fingerprint, not_after from seal_of(${organisationId})`,
  );
  const [row] = rows;
  return row ? { fingerprint: row.fingerprint, notAfter: new Date(row.not_after) } : null;
}
