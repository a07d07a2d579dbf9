import {
  children,
  DerError,
  type DerNode,
  expectTag,
  readOctetString,
  readOid,
  readSmallInteger,
  tags,
} from './der-read';
import { type Bytes, integer, nullValue, objectIdentifier, octetString, sequence } from './der-write';
import { oid } from './oids';
import { bmpPassphrase } from './pkcs12-kdf';

/** The most iterations a file may ask of us; a hostile one could otherwise keep the page busy for minutes. */
export const maximumIterations = 5_000_000;

/** AES-256-CBC under PBKDF2-HMAC-SHA256 (RFC 8018 6.2). Gives the AlgorithmIdentifier and the ciphertext. */
export async function encryptPbes2(
  plaintext: Uint8Array,
  passphrase: string,
  iterations: number,
): Promise<{ algorithm: Bytes; ciphertext: Bytes }> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const iv = crypto.getRandomValues(new Uint8Array(16));
  const key = await deriveKey(
    utf8(passphrase),
    { salt, iterations, prf: 'SHA-256', keyLength: 32 },
    'encrypt',
  );
  const encrypted = await crypto.subtle.encrypt({ name: 'AES-CBC', iv }, key, Uint8Array.from(plaintext));
  const prf = sequence(objectIdentifier(oid.hmacWithSha256), nullValue());
  const kdf = sequence(objectIdentifier(oid.pbkdf2), sequence(octetString(salt), integer(iterations), prf));
  const cipher = sequence(objectIdentifier(oid.aes256Cbc), octetString(iv));
  return {
    algorithm: sequence(objectIdentifier(oid.pbes2), sequence(kdf, cipher)),
    ciphertext: new Uint8Array(encrypted),
  };
}

/** Null when this key does not decrypt it. @throws DerError for parameters that are malformed or not supported */
export async function decryptPbes2(
  parameters: DerNode,
  ciphertext: Uint8Array,
  passphrase: string,
): Promise<Bytes | null> {
  const { iv, ...derivation } = readParameters(parameters);
  // NSS before 3.53 gave PBKDF2 the passphrase as a BMPString, so that is tried second.
  for (const encoded of [utf8(passphrase), bmpPassphrase(passphrase)]) {
    const key = await deriveKey(encoded, derivation, 'decrypt');
    try {
      return new Uint8Array(
        await crypto.subtle.decrypt({ name: 'AES-CBC', iv }, key, Uint8Array.from(ciphertext)),
      );
    } catch {
      // Wrong padding: not this key.
    }
  }
  return null;
}

interface Derivation {
  readonly salt: Bytes;
  readonly iterations: number;
  readonly prf: string;
  readonly keyLength: number;
}

function deriveKey(
  passphrase: Bytes,
  derivation: Derivation,
  use: 'encrypt' | 'decrypt',
): Promise<CryptoKey> {
  const { salt, iterations, prf, keyLength } = derivation;
  return crypto.subtle
    .importKey('raw', passphrase, 'PBKDF2', false, ['deriveKey'])
    .then((base) =>
      crypto.subtle.deriveKey(
        { name: 'PBKDF2', salt, iterations, hash: prf },
        base,
        { name: 'AES-CBC', length: keyLength * 8 },
        false,
        [use],
      ),
    );
}

const prfs = new Map<string, string>([
  [oid.hmacWithSha1, 'SHA-1'],
  [oid.hmacWithSha256, 'SHA-256'],
  [oid.hmacWithSha384, 'SHA-384'],
  [oid.hmacWithSha512, 'SHA-512'],
]);
const keyLengths = new Map<string, number>([
  [oid.aes128Cbc, 16],
  [oid.aes192Cbc, 24],
  [oid.aes256Cbc, 32],
]);

function readParameters(parameters: DerNode): Derivation & { iv: Bytes } {
  const [kdf, cipher] = children(expectTag(parameters, tags.sequence));
  const [kdfType, kdfParameters] = children(expectTag(kdf, tags.sequence));
  const [salt, iterations, ...optional] = children(expectTag(kdfParameters, tags.sequence));
  const prfNode = optional.find(({ tag }) => tag === tags.sequence);
  const prf = prfs.get(prfNode ? readOid(children(prfNode)[0]!) : oid.hmacWithSha1);
  const [cipherType, iv] = children(expectTag(cipher, tags.sequence));
  const keyLength = keyLengths.get(readOid(expectTag(cipherType, tags.oid)));
  const rounds = readSmallInteger(expectTag(iterations, tags.integer));
  const isSupported = readOid(expectTag(kdfType, tags.oid)) === oid.pbkdf2 && prf && keyLength;
  if (!isSupported || rounds < 1 || rounds > maximumIterations)
    throw new DerError('der-unexpected-tag', 'PBES2 parameters');
  return {
    salt: Uint8Array.from(readOctetString(expectTag(salt, tags.octetString))),
    iterations: rounds,
    prf,
    keyLength,
    iv: Uint8Array.from(readOctetString(expectTag(iv, tags.octetString))),
  };
}

function utf8(passphrase: string): Bytes {
  return new TextEncoder().encode(passphrase);
}
