import type { Authority } from '@/certificates/authority';
import type { StatusShape } from '@/ui/status-word';

export type AuthorityStatus = 'working' | 'retired' | 'revoked' | 'expired';

export const shapeOfStatus = {
  working: 'done',
  retired: 'neutral',
  revoked: 'stopped',
  expired: 'neutral',
} as const satisfies Record<AuthorityStatus, StatusShape>;

export function statusNow(
  { revokedAt, retiredAt, notAfter }: Pick<Authority, 'revokedAt' | 'retiredAt' | 'notAfter'>,
  now = new Date(),
): AuthorityStatus {
  if (revokedAt) return 'revoked';
  if (notAfter <= now) return 'expired';
  return retiredAt ? 'retired' : 'working';
}

/** Where the private key is. */
export function keyPlace({ keyEncryptionKeyId }: Pick<Authority, 'keyEncryptionKeyId'>) {
  if (!keyEncryptionKeyId) return 'elsewhere';
  return keyEncryptionKeyId.startsWith('token:') ? 'token' : 'here';
}
