import forge from 'node-forge';
import { children, type DerNode, expectTag, readOctetString, readSmallInteger, tags } from './der-read';
import type { Bytes } from './der-write';
import { oid } from './oids';
import { maximumIterations } from './pbes2';
import { derivePkcs12Key } from './pkcs12-kdf';

const ciphers = new Map([
  [oid.pbeWithSha1And3Des as string, { keyLength: 24, start: startTripleDes }],
  [oid.pbeWithSha1And40BitRc2 as string, { keyLength: 5, start: startRc2 }],
]);

/**
 * The password-based encryptions of PKCS#12 before PBES2 (RFC 7292 appendix C): three-key 3DES and 40-bit RC2, which
 * WebCrypto does not have. In its own module, so that node-forge is loaded only for such a file. Null when the
 * padding shows that this is not the key.
 */
export async function decryptLegacyPbe(
  scheme: string,
  parameters: DerNode,
  ciphertext: Uint8Array,
  passphrase: string,
): Promise<Bytes | 'unsupported' | null> {
  const cipher = ciphers.get(scheme);
  if (!cipher) return 'unsupported';
  const [salt, iterationNode] = children(expectTag(parameters, tags.sequence));
  const iterations = readSmallInteger(expectTag(iterationNode, tags.integer));
  if (iterations < 1 || iterations > maximumIterations) return 'unsupported';
  const derivation = {
    hash: 'sha1',
    passphrase,
    salt: readOctetString(expectTag(salt, tags.octetString)),
    iterations,
  } as const;
  const key = derivePkcs12Key({ ...derivation, purpose: 'encryption', length: cipher.keyLength });
  const iv = derivePkcs12Key({ ...derivation, purpose: 'iv', length: 8 });
  const decipher = cipher.start(binary(key), binary(iv));
  decipher.update(forge.util.createBuffer(binary(ciphertext)));
  return decipher.finish()
    ? Uint8Array.from(decipher.output.getBytes(), (character) => character.charCodeAt(0))
    : null;
}

function startTripleDes(key: string, iv: string) {
  const decipher = forge.cipher.createDecipher('3DES-CBC', key);
  decipher.start({ iv });
  return decipher;
}

function startRc2(key: string, iv: string) {
  const decipher = forge.rc2.createDecryptionCipher(key, 40);
  decipher.start(iv);
  return decipher;
}

function binary(bytes: Uint8Array): string {
  return Array.from(bytes, (octet) => String.fromCharCode(octet)).join('');
}
