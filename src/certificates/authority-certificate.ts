import type { Tx } from '@/db/connection';
import type { Authority } from './authority';
import { findAuthority } from './find-authorities';

/** What an authority publishes about itself at the caIssuers address. */
export async function authorityCertificate(
  tx: Tx,
  authorityId: string,
): Promise<Pick<Authority, 'certificate' | 'fingerprint' | 'name' | 'createdAt'> | null> {
  return await findAuthority(tx, authorityId);
}
