import type { Tx } from '@/db/connection';
import { findAuthority } from './find-authorities';

/** The certificates above what an authority issued: its own, then its root's, DER. */
export async function chainAbove(tx: Tx, authorityId: string): Promise<Uint8Array[]> {
  const issuer = await findAuthority(tx, authorityId);
  const root = issuer?.issuerId ? await findAuthority(tx, issuer.issuerId) : null;
  return [issuer, root].flatMap((authority) => (authority ? [authority.certificate] : []));
}
