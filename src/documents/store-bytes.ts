import { createHash } from 'node:crypto';
import type { Tx } from '@/db/connection';
import { documentBytes } from './schema';

/** Stores bytes under their SHA-256 and returns it; storing the same bytes again changes nothing. */
export async function storeBytes(tx: Tx, bytes: Uint8Array): Promise<Uint8Array> {
  const digest = new Uint8Array(createHash('sha256').update(bytes).digest());
  await tx.insert(documentBytes).values({ digest, bytes }).onConflictDoNothing();
  return digest;
}
