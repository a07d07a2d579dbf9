import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { config } from '@/config';

const mark = 'sealed.';

/**
 * A path whose last part is a secret (an invitation, an application's link), so that it can wait in the table of jobs
 * without being readable there: AES-256-GCM under a key derived from the house's secret (HKDF, RFC 5869).
 */
export function sealPath(path: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key(), nonce);
  const sealed = Buffer.concat([cipher.update(path, 'utf8'), cipher.final()]);
  return mark + Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** The path as it was; a path that was never sealed is returned unchanged. Throws when it was tampered with. */
export function openPath(path: string): string {
  if (!path.startsWith(mark)) return path;
  const bytes = Buffer.from(path.slice(mark.length), 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', key(), bytes.subarray(0, 12));
  decipher.setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
}

function key(): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', config().authSecret, '', 'mail-path', 32));
}
