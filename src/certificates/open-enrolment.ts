import { createHash, randomBytes } from 'node:crypto';
import type { Tx } from '@/db/connection';
import { enrolments } from './schema';

export interface OpenEnrolment {
  readonly enrolmentId: string;
  /** goes into the link and nowhere else: the books keep its SHA-256 */
  readonly token: string;
  readonly expiresAt: Date;
}

/** Writes down that somebody may make a key, for so many milliseconds, and makes the secret that lets them. */
export async function openEnrolment(
  tx: Tx,
  enrolment: Omit<typeof enrolments.$inferInsert, 'id' | 'tokenDigest' | 'createdAt' | 'expiresAt'>,
  lifetime: number,
  now: Date,
): Promise<OpenEnrolment> {
  const token = randomBytes(32).toString('base64url');
  const expiresAt = new Date(now.getTime() + lifetime);
  const [row] = await tx
    .insert(enrolments)
    .values({ ...enrolment, tokenDigest: tokenDigest(token), createdAt: now, expiresAt })
    .returning({ id: enrolments.id });
  return { enrolmentId: row!.id, token, expiresAt };
}

/** What the books keep of a token. */
export function tokenDigest(token: string): Uint8Array {
  return new Uint8Array(createHash('sha256').update(token, 'utf8').digest());
}
