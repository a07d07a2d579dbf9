import { berToDer } from './ber-to-der';
import {
  children,
  contents,
  DerError,
  type DerNode,
  expectTag,
  onlyChild,
  raw,
  readDer,
  readOctetString,
  readOid,
  readSmallInteger,
  tags,
} from './der-read';
import { type Bytes, concat, concatAll } from './der-write';
import { oid } from './oids';
import { decryptPbes2 } from './pbes2';
import { hasValidMac } from './pkcs12-mac';
import { orderByKey } from './pkcs12-order';

export type Pkcs12Refusal =
  | 'malformed'
  | 'wrong-passphrase'
  | 'unsupported-encryption'
  | 'no-integrity-check'
  | 'no-private-key'
  | 'several-private-keys'
  | 'no-certificate-for-key';

export type OpenedPkcs12 =
  | {
      readonly ok: true;
      readonly privateKeyPkcs8: Bytes;
      readonly certificates: readonly Bytes[] /* leaf first */;
    }
  | { readonly ok: false; readonly reason: Pkcs12Refusal };

const maximumBytes = 1 << 20;

/**
 * Opens a PKCS#12 file with one private key, in the browser or on the server: ours, and what OpenSSL, Firefox, Java
 * and Windows write. PBES2 is decrypted by WebCrypto; the older 3DES and RC2 load node-forge when they are met.
 * The certificate that belongs to the key comes first, whatever the order in the file. Never throws on hostile bytes.
 */
export async function readPkcs12(bytes: Uint8Array, passphrase: string): Promise<OpenedPkcs12> {
  try {
    if (bytes.length > maximumBytes) return { ok: false, reason: 'malformed' };
    return await open(berToDer(bytes), passphrase);
  } catch (error) {
    if (error instanceof Refused) return { ok: false, reason: error.reason };
    if (error instanceof DerError) return { ok: false, reason: 'malformed' };
    throw error;
  }
}

class Refused extends Error {
  constructor(readonly reason: Pkcs12Refusal) {
    super(reason);
  }
}

async function open(pfx: Uint8Array, passphrase: string): Promise<OpenedPkcs12> {
  const [version, authSafe, mac] = children(expectTag(readDer(pfx), tags.sequence));
  if (readSmallInteger(expectTag(version, tags.integer)) !== 3) throw new DerError('der-bad-integer');
  const authenticatedSafe = dataOf(authSafe);
  if (!mac) throw new Refused('no-integrity-check');
  const verdict = hasValidMac(mac, authenticatedSafe, passphrase);
  if (verdict !== 'valid') throw new Refused(verdict);

  const bags: Bag[] = [];
  for (const contentInfo of children(expectTag(readDer(berToDer(authenticatedSafe)), tags.sequence))) {
    bags.push(...readBags(await safeContentsOf(contentInfo, passphrase)));
  }
  const keys = bags.filter(({ type }) => type === oid.keyBag || type === oid.shroudedKeyBag);
  if (keys.length === 0) throw new Refused('no-private-key');
  if (keys.length > 1) throw new Refused('several-private-keys');
  const privateKeyPkcs8 = await privateKeyOf(keys[0]!, passphrase);
  const certificates = await orderByKey(
    bags.filter(({ type }) => type === oid.certBag).map(certificateOf),
    privateKeyPkcs8,
  );
  return certificates
    ? { ok: true, privateKeyPkcs8, certificates }
    : { ok: false, reason: 'no-certificate-for-key' };
}

interface Bag {
  readonly type: string;
  readonly value: DerNode;
}

function dataOf(contentInfo: DerNode | undefined): Uint8Array {
  const [type, content] = children(expectTag(contentInfo, tags.sequence));
  if (readOid(expectTag(type, tags.oid)) !== oid.data) throw new Refused('unsupported-encryption');
  return readOctetString(onlyChild(expectTag(content, 0xa0)));
}

async function safeContentsOf(contentInfo: DerNode, passphrase: string): Promise<Uint8Array> {
  const [type, content] = children(expectTag(contentInfo, tags.sequence));
  if (readOid(expectTag(type, tags.oid)) !== oid.encryptedData) return dataOf(contentInfo);
  const [, info] = children(expectTag(onlyChild(expectTag(content, 0xa0)), tags.sequence));
  const [, algorithm, encrypted] = children(expectTag(info, tags.sequence));
  if (!algorithm || !encrypted) throw new DerError('der-missing-element');
  return decrypt(algorithm, encryptedContent(encrypted), passphrase);
}

/** `[0] IMPLICIT OCTET STRING`, in one piece or in several. */
function encryptedContent(node: DerNode): Uint8Array {
  if (node.tag === 0x80) return contents(node);
  return concatAll(children(expectTag(node, 0xa0)).map((piece) => readOctetString(piece)));
}

function readBags(safeContents: Uint8Array): Bag[] {
  return children(expectTag(readDer(berToDer(safeContents)), tags.sequence)).map((bag) => {
    const [type, value] = children(expectTag(bag, tags.sequence));
    return { type: readOid(expectTag(type, tags.oid)), value: onlyChild(expectTag(value, 0xa0)) };
  });
}

async function privateKeyOf({ type, value }: Bag, passphrase: string): Promise<Bytes> {
  if (type === oid.keyBag) return concat(raw(value));
  const [algorithm, encrypted] = children(expectTag(value, tags.sequence));
  if (!algorithm || !encrypted) throw new DerError('der-missing-element');
  return berToDer(await decrypt(algorithm, readOctetString(encrypted), passphrase));
}

function certificateOf({ value }: Bag): Bytes {
  const [type, wrapped] = children(expectTag(value, tags.sequence));
  if (readOid(expectTag(type, tags.oid)) !== oid.x509Certificate) throw new DerError('der-unexpected-tag');
  return concat(readOctetString(onlyChild(expectTag(wrapped, 0xa0))));
}

async function decrypt(algorithm: DerNode, ciphertext: Uint8Array, passphrase: string): Promise<Bytes> {
  const [type, parameters] = children(expectTag(algorithm, tags.sequence));
  if (!parameters) throw new Refused('unsupported-encryption');
  const scheme = readOid(expectTag(type, tags.oid));
  const plaintext =
    scheme === oid.pbes2
      ? await decryptPbes2(parameters, ciphertext, passphrase)
      : await (await import('./decrypt-legacy-pbe')).decryptLegacyPbe(
          scheme,
          parameters,
          ciphertext,
          passphrase,
        );
  if (plaintext === 'unsupported') throw new Refused('unsupported-encryption');
  if (plaintext === null) throw new Refused('wrong-passphrase');
  return plaintext;
}
