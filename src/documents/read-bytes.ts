import { eq } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { documentBytes } from './schema';

/** The bytes with that SHA-256; null when there are none, or none that this transaction may see. */
export async function readBytes(tx: Tx, digest: Uint8Array): Promise<Uint8Array | null> {
  const [row] = await tx
    .select({ bytes: documentBytes.bytes })
    .from(documentBytes)
    .where(eq(documentBytes.digest, digest));
  return row?.bytes ?? null;
}
