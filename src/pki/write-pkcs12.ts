import { hmac } from '@noble/hashes/hmac.js';
import { sha1 } from '@noble/hashes/legacy.js';
import { sha256 } from '@noble/hashes/sha2.js';
import {
  type Bytes,
  bmpString,
  explicit,
  implicit,
  integer,
  nullValue,
  objectIdentifier,
  octetString,
  sequence,
  setOf,
} from './der-write';
import { oid } from './oids';
import { encryptPbes2 } from './pbes2';
import { derivePkcs12Key } from './pkcs12-kdf';

export interface Pkcs12Contents {
  readonly privateKeyPkcs8: Uint8Array;
  /** Leaf first. */
  readonly certificates: readonly Uint8Array[];
  readonly passphrase: string;
  /** Shown by browsers and operating systems. */
  readonly friendlyName: string;
  /** of PBKDF2; 600,000 unless told, and fewer only where the passphrase is no secret */
  readonly rounds?: number;
}

/**
 * A PKCS#12 file (RFC 7292): key and certificates each under AES-256-CBC with PBKDF2-HMAC-SHA256 at 600,000 rounds,
 * integrity by HMAC-SHA256. OpenSSL 1.1+, Firefox, macOS 12+, Windows 10 1709+ and Java 8u301+ read it.
 */
export async function writePkcs12(contents: Pkcs12Contents): Promise<Bytes> {
  const [leaf, ...chain] = contents.certificates;
  const { passphrase, rounds = 600_000 } = contents;
  if (!leaf) throw new RangeError('the certificate of the key comes first');
  const attributes = setOf(
    sequence(objectIdentifier(oid.friendlyName), setOf(bmpString(contents.friendlyName))),
    sequence(objectIdentifier(oid.localKeyId), setOf(octetString(sha1(leaf)))),
  );
  const certificateBags = sequence(
    certBag(leaf, attributes),
    ...chain.map((certificate) => certBag(certificate)),
  );
  const [encryptedCertificates, encryptedKey] = await Promise.all([
    encryptPbes2(certificateBags, passphrase, rounds),
    encryptPbes2(contents.privateKeyPkcs8, passphrase, rounds),
  ]);
  const keyBag = bag(
    oid.shroudedKeyBag,
    sequence(encryptedKey.algorithm, octetString(encryptedKey.ciphertext)),
    attributes,
  );
  const authenticatedSafe = sequence(encryptedData(encryptedCertificates), data(sequence(keyBag)));
  return sequence(integer(3), data(authenticatedSafe), macData(authenticatedSafe, passphrase, rounds));
}

function certBag(certificate: Uint8Array, attributes?: Uint8Array): Bytes {
  const value = sequence(objectIdentifier(oid.x509Certificate), explicit(0, octetString(certificate)));
  return bag(oid.certBag, value, attributes);
}

function bag(type: string, value: Uint8Array, attributes?: Uint8Array): Bytes {
  return sequence(objectIdentifier(type), explicit(0, value), attributes);
}

function data(content: Uint8Array): Bytes {
  return sequence(objectIdentifier(oid.data), explicit(0, octetString(content)));
}

function encryptedData({ algorithm, ciphertext }: { algorithm: Uint8Array; ciphertext: Uint8Array }): Bytes {
  const info = sequence(objectIdentifier(oid.data), algorithm, implicit(0, octetString(ciphertext)));
  return sequence(objectIdentifier(oid.encryptedData), explicit(0, sequence(integer(0), info)));
}

/**
 * Guessing costs one SHA-256 compression a round here and two a round of PBKDF2-HMAC, so twice the rounds make the
 * integrity check no cheaper to attack than the encryption.
 */
function macData(authenticatedSafe: Uint8Array, passphrase: string, rounds: number): Bytes {
  const macIterations = 2 * rounds;
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const derivation = { hash: 'sha256', purpose: 'mac', iterations: macIterations, length: 32 } as const;
  const mac = hmac(sha256, derivePkcs12Key({ ...derivation, passphrase, salt }), authenticatedSafe);
  const digestInfo = sequence(sequence(objectIdentifier(oid.sha256), nullValue()), octetString(mac));
  return sequence(digestInfo, octetString(salt), integer(macIterations));
}
