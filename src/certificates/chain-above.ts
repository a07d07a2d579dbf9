import type { Tx } from '@/db/connection';
import type { Authority } from './authority';
import { findAuthority } from './find-authorities';

const longest = 8;

/** The certificates above what an authority issued: its own, then its issuer's, up to the root, DER. */
export async function chainAbove(tx: Tx, authorityId: string): Promise<Uint8Array[]> {
  const chain: Uint8Array[] = [];
  for (let next: string | null = authorityId; next && chain.length < longest; ) {
    const authority: Authority | null = await findAuthority(tx, next);
    if (authority) chain.push(authority.certificate);
    next = authority?.issuerId ?? null;
  }
  return chain;
}
