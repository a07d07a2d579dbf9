import { and, asc, eq, gt } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { uploadParts, uploads } from '../schema';

export type OpenUpload = typeof uploads.$inferSelect;

/** How far an upload has come; null when it never was, is over, or is somebody else's. */
export async function findUpload(tx: Tx, uploadId: string, now = new Date()): Promise<OpenUpload | null> {
  const [row] = await tx.select().from(uploads).where(openAt(uploadId, now));
  return row ?? null;
}

/** The same, held until the transaction ends. */
export async function lockUpload(tx: Tx, uploadId: string, now = new Date()): Promise<OpenUpload | null> {
  const [row] = await tx.select().from(uploads).where(openAt(uploadId, now)).for('update');
  return row ?? null;
}

/** All bytes of an upload that has wholly arrived; null before that. */
export async function readUpload(tx: Tx, uploadId: string): Promise<Uint8Array | null> {
  const upload = await findUpload(tx, uploadId);
  if (!upload || upload.offset < upload.length) return null;
  const parts = await tx
    .select({ bytes: uploadParts.bytes })
    .from(uploadParts)
    .where(eq(uploadParts.uploadId, uploadId))
    .orderBy(asc(uploadParts.offset));
  return Buffer.concat(parts.map((part) => part.bytes));
}

/** Gives an upload up, or clears it away once it is taken. */
export async function endUpload(tx: Tx, uploadId: string): Promise<boolean> {
  const ended = await tx.delete(uploads).where(eq(uploads.id, uploadId)).returning({ id: uploads.id });
  return ended.length > 0;
}

function openAt(uploadId: string, now: Date) {
  return and(eq(uploads.id, uploadId), gt(uploads.expiresAt, now));
}
