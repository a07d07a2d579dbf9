import type { Bytes } from '@/pki/der-write';
import { readNaming } from '@/pki/issuer-and-serial';
import { buildCertificationRequest } from '@/pki/pkcs10';
import type { HeldKey } from './held-key';

/** A PKCS#10 request without a name, signed with the key of a certificate: it shows that the key is held. */
export async function proofOf({ privateKey, certificates }: HeldKey): Promise<Bytes> {
  const spki = Uint8Array.from(readNaming(certificates[0]).spki);
  const parameters = privateKey.algorithm as EcKeyImportParams | RsaHashedImportParams;
  const publicKey = await crypto.subtle.importKey('spki', spki, parameters, true, ['verify']);
  return await buildCertificationRequest([], { publicKey, privateKey });
}
