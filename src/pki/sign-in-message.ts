import { type Bytes, concat } from './der-write';

/**
 * What a member's key signs to sign in: a domain of its own, so that the signature can serve as nothing else (neither
 * CMS attributes nor a certification request begin like this), the origin the browser stands on, so that another
 * site cannot pass the challenge on, and the nonce, so that it serves once. Isomorphic.
 */
export function signInMessage(origin: string, nonce: Uint8Array): Bytes {
  const text = new TextEncoder();
  return concat(text.encode('tradeseal-sign-in-v1\0'), text.encode(`${origin}\0`), nonce);
}
