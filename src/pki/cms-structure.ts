import { type AlgorithmIdentifier, readAlgorithmIdentifier } from './algorithm-identifier';
import { type Attributes, readAttributes } from './cms-attributes';
import {
  children,
  contents,
  DerError,
  type DerNode,
  expectTag,
  onlyChild,
  raw,
  readDer,
  readIntegerBytes,
  readOctetString,
  readOid,
  readSmallInteger,
  tags,
} from './der-read';
import { oid } from './oids';
import { Refused } from './signature-reasons';

/** A CMS SignedData with its one signer (RFC 5652 5), read strictly but not yet believed. */
export interface CmsMessage {
  readonly contentType: string;
  readonly content: Uint8Array | null;
  readonly digestAlgorithms: readonly AlgorithmIdentifier[];
  readonly certificates: readonly Uint8Array[];
  readonly crls: readonly Uint8Array[];
  readonly signer: CmsSigner;
}

export interface CmsSigner {
  readonly identifier: { issuer: Uint8Array; serial: Uint8Array } | { keyId: Uint8Array };
  readonly digestAlgorithm: AlgorithmIdentifier;
  /** DER of the SET OF Attribute: what the signature was made over. */
  readonly signedBytes: Uint8Array;
  readonly signed: Attributes;
  readonly signatureAlgorithm: AlgorithmIdentifier;
  readonly signature: Uint8Array;
  readonly unsigned: Attributes;
}

export const cmsLimits = { bytes: 256 * 1024, certificates: 32, crls: 16 } as const;

/** @throws Refused with a cms- reason */
export function readCms(bytes: Uint8Array): CmsMessage {
  if (bytes.length > cmsLimits.bytes) throw new Refused('cms-too-large');
  try {
    return readContentInfo(bytes);
  } catch (error) {
    if (error instanceof DerError) throw new Refused('cms-malformed', error.message);
    throw error;
  }
}

function readContentInfo(bytes: Uint8Array): CmsMessage {
  const [type, wrapped, ...rest] = children(expectTag(readDer(bytes), tags.sequence));
  if (!type || rest.length > 0) throw new DerError('der-missing-element', 'ContentInfo');
  if (readOid(type) !== oid.signedData) throw new Refused('cms-not-signed-data');
  return readSignedData(onlyChild(expectTag(wrapped, 0xa0)));
}

function readSignedData(node: DerNode): CmsMessage {
  const [version, digests, encapsulated, ...rest] = children(expectTag(node, tags.sequence));
  const [contentType, content] = readEncapsulated(expectTag(encapsulated, tags.sequence));
  const certificates = rest[0]?.tag === 0xa0 ? children(rest.shift()!) : [];
  const crls = rest[0]?.tag === 0xa1 ? children(rest.shift()!) : [];
  const signers = children(expectTag(rest.shift(), tags.set));
  if (rest.length > 0) throw new DerError('der-trailing-bytes', 'SignedData');
  if (certificates.length > cmsLimits.certificates) throw new Refused('cms-too-many-certificates');
  if (crls.length > cmsLimits.crls) throw new Refused('cms-too-many-certificates', 'CRLs');
  if ([...certificates, ...crls].some((item) => item.tag !== tags.sequence))
    throw new Refused('cms-certificate-form');
  if (signers.length !== 1) throw new Refused(signers.length ? 'cms-several-signers' : 'cms-no-signer');
  const signer = readSigner(signers[0]!);
  const expected = contentType === oid.data && !('keyId' in signer.identifier) ? 1 : 3;
  if (readSmallInteger(expectTag(version, tags.integer)) !== expected) throw new Refused('cms-version');
  return {
    contentType,
    content,
    digestAlgorithms: children(expectTag(digests, tags.set)).map(readAlgorithmIdentifier),
    certificates: certificates.map(raw),
    crls: crls.map(raw),
    signer,
  };
}

function readEncapsulated(node: DerNode): [string, Uint8Array | null] {
  const [type, content, ...rest] = children(node);
  if (!type || rest.length > 0) throw new DerError('der-missing-element', 'EncapsulatedContentInfo');
  return [readOid(type), content ? readOctetString(onlyChild(expectTag(content, 0xa0))) : null];
}

function readSigner(node: DerNode): CmsSigner {
  const [version, identifier, digest, ...rest] = children(expectTag(node, tags.sequence));
  if (!version || !identifier || !digest) throw new DerError('der-missing-element', 'SignerInfo');
  const byKeyId = identifier.tag === 0x80;
  if (readSmallInteger(version) !== (byKeyId ? 3 : 1)) throw new Refused('cms-signer-version');
  if (rest[0]?.tag !== 0xa0) throw new Refused('cms-no-signed-attributes');
  const [signedNode, algorithm, signature, unsignedNode, ...others] = rest;
  if (!algorithm || !signature || others.length > 0) throw new DerError('der-missing-element', 'SignerInfo');
  return {
    identifier: byKeyId ? { keyId: contents(identifier) } : readIssuerAndSerial(identifier),
    digestAlgorithm: readAlgorithmIdentifier(digest),
    signedBytes: asSet(signedNode!),
    signed: readAttributes(signedNode!, { sorted: true }),
    signatureAlgorithm: readAlgorithmIdentifier(algorithm),
    signature: readOctetString(signature),
    unsigned: unsignedNode ? readAttributes(expectTag(unsignedNode, 0xa1), { sorted: false }) : new Map(),
  };
}

function readIssuerAndSerial(node: DerNode) {
  const [issuer, serial, ...rest] = children(expectTag(node, tags.sequence));
  if (!serial || rest.length > 0) throw new DerError('der-missing-element', 'IssuerAndSerialNumber');
  return { issuer: raw(expectTag(issuer, tags.sequence)), serial: readIntegerBytes(serial) };
}

/** The signature is made over the attributes as a SET OF, not over their [0] (RFC 5652 5.4). */
function asSet(node: DerNode): Uint8Array {
  const bytes = Buffer.from(raw(node));
  bytes[0] = tags.set;
  return bytes;
}
