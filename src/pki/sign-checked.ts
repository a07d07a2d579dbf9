import { createPublicKey, verify } from 'node:crypto';
import type { Signer } from './signer';

/**
 * Signs and verifies its own signature before anybody sees it: a faulty computation or a token that answers with
 * another key would otherwise leak the private key or publish an unusable certificate. Throws then.
 */
export async function signChecked(signer: Signer, data: Uint8Array): Promise<Uint8Array> {
  const signature = await signer.sign(data);
  const key = createPublicKey({ key: Buffer.from(signer.spki), format: 'der', type: 'spki' });
  const digest = signer.algorithm === 'ecdsa-sha384' ? 'sha384' : 'sha256';
  if (!verify(digest, data, key, signature)) throw new Error('the signature just made does not verify');
  return signature;
}
