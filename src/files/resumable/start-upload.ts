import { count, eq, lt } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { ok, type Result, refuse } from '@/trade/result';
import { uploads } from '../schema';

export type StartRefusal = 'file-empty' | 'file-too-large' | 'too-many-uploads';

/** A day is enough to come back into a network. */
const lifetime = 24 * 60 * 60 * 1000;
const mostOpen = 20;

/** Opens an upload of so many bytes for a person, to be filled by `appendToUpload`. */
export async function startUpload(
  tx: Tx,
  upload: {
    readonly personId: string;
    readonly length: number;
    readonly largestBytes: number;
    readonly now?: Date;
  },
): Promise<Result<{ uploadId: string; expiresAt: Date }, StartRefusal>> {
  const { personId, length, largestBytes, now = new Date() } = upload;
  if (length <= 0) return refuse('file-empty');
  if (length > largestBytes) return refuse('file-too-large', { megabytes: largestBytes / 1e6 });
  const [open] = await tx.select({ count: count() }).from(uploads).where(eq(uploads.personId, personId));
  if ((open?.count ?? 0) >= mostOpen) return refuse('too-many-uploads');
  const expiresAt = new Date(now.getTime() + lifetime);
  const [row] = await tx.insert(uploads).values({ personId, length, expiresAt }).returning();
  return ok({ uploadId: row!.id, expiresAt });
}

/** Forgets what nobody came back for. Run as the system. */
export async function endExpiredUploads(tx: Tx, now = new Date()): Promise<void> {
  await tx.delete(uploads).where(lt(uploads.expiresAt, now));
}
