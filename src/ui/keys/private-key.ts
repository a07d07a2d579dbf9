import { children, expectTag, readDer, readOid } from '@/pki/der-read';
import type { Bytes } from '@/pki/der-write';
import { readNaming } from '@/pki/issuer-and-serial';
import { oid } from '@/pki/oids';
import type { HeldKey } from './held-key';

/** A key just made: it signs, its file can be written once, and then only the non-extractable form remains. */
export interface NewKey {
  readonly publicKey: CryptoKey;
  /** non-extractable */
  readonly privateKey: CryptoKey;
  /** PrivateKeyInfo, for the key file alone; overwritten with `forget` */
  readonly pkcs8: Bytes;
}

/** Makes a P-256 key in this browser. */
export async function generateKey(): Promise<NewKey> {
  const pair = await crypto.subtle.generateKey(p256, true, ['sign', 'verify']);
  const pkcs8 = new Uint8Array(await crypto.subtle.exportKey('pkcs8', pair.privateKey));
  return { publicKey: pair.publicKey, privateKey: await importPrivateKey(pkcs8), pkcs8 };
}

/** Overwrites what could be copied. */
export function forget(bytes: Uint8Array): void {
  bytes.fill(0);
}

/** A non-extractable signing key from PrivateKeyInfo (RFC 5958): P-256, or RSA for SHA-256. @throws for others */
export async function importPrivateKey(pkcs8: Bytes): Promise<CryptoKey> {
  const [, algorithm] = children(expectTag(readDer(pkcs8), 0x30));
  const type = readOid(children(expectTag(algorithm, 0x30))[0]!);
  const parameters = algorithms[type];
  if (!parameters) throw new RangeError(`keys of type ${type} are not used here`);
  return await crypto.subtle.importKey('pkcs8', pkcs8, parameters, false, ['sign']);
}

/** Does the private key belong to the certificate? Shown by a signature, since the key itself cannot be read. */
export async function belongsTogether({ privateKey, certificates }: HeldKey): Promise<boolean> {
  const probe = crypto.getRandomValues(new Uint8Array(32));
  const spki = Uint8Array.from(readNaming(certificates[0]).spki);
  const parameters = { ...privateKey.algorithm, hash: 'SHA-256' };
  try {
    const publicKey = await crypto.subtle.importKey('spki', spki, parameters, false, ['verify']);
    const signature = await crypto.subtle.sign(parameters, privateKey, probe);
    return await crypto.subtle.verify(parameters, publicKey, signature, probe);
  } catch {
    // another kind of key than the certificate names
    return false;
  }
}

const p256 = { name: 'ECDSA', namedCurve: 'P-256' };
const algorithms: Readonly<Record<string, EcKeyImportParams | RsaHashedImportParams>> = {
  [oid.ecPublicKey]: p256,
  [oid.rsaEncryption]: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
};
