import { lt } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { challenges } from './schema';

const lifetime = 5 * 60 * 1000;
/** How long a spent challenge is still told apart from one that never was. */
const remembered = 24 * 60 * 60 * 1000;

/** A nonce to be signed within five minutes, once (see `signIn`). */
export async function offerChallenge(
  tx: Tx,
  now = new Date(),
): Promise<{ nonce: Uint8Array; expiresAt: Date }> {
  const nonce = crypto.getRandomValues(new Uint8Array(32));
  const expiresAt = new Date(now.getTime() + lifetime);
  await tx.delete(challenges).where(lt(challenges.expiresAt, new Date(now.getTime() - remembered)));
  await tx.insert(challenges).values({ nonce, createdAt: now, expiresAt });
  return { nonce, expiresAt };
}
