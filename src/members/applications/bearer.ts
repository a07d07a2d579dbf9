import { createHash, createHmac } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { config } from '@/config';
import type { Tx } from '@/db/connection';

/**
 * The token of an application's secret link: HMAC-SHA256 (RFC 2104) of its id and generation under the house's secret,
 * 43 characters of base64url. It can be made again for every letter and is therefore stored nowhere; the books keep
 * its SHA-256.
 */
export function linkToken(applicationId: string, generation: number): string {
  return createHmac('sha256', config().authSecret)
    .update(`application-link ${applicationId} ${generation}`)
    .digest('base64url');
}

/** What the books keep of a token. */
export function linkDigest(token: string): Uint8Array {
  return new Uint8Array(createHash('sha256').update(token, 'utf8').digest());
}

/**
 * From here on the transaction (of scope `public`) sees the one application whose link has this token, and its papers;
 * the database itself compares (policy `bearer`).
 */
export async function enterAsBearer(tx: Tx, token: string): Promise<void> {
  await tx.execute(sql`select set_config('app.bearer', ${token.slice(0, 100)}, true)`);
}
