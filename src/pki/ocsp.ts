import { type AlgorithmIdentifier, readAlgorithmIdentifier } from './algorithm-identifier';
import { type RevocationReason, readReason } from './crl-entries';
import {
  children,
  contents,
  DerError,
  type DerNode,
  expectTag,
  onlyChild,
  raw,
  readBitString,
  readDer,
  readIntegerBytes,
  readOctetString,
  readOid,
  readSmallInteger,
  readTime,
  tags,
} from './der-read';
import { sha256Hex } from './digest';
import { type DistinguishedName, readName } from './distinguished-name';
import { DuplicateExtensionError, type Extensions, readExtensions } from './extensions';
import { oid } from './oids';
import { numberAnew, Readings } from './readings';

export class OcspError extends Error {
  readonly defect: 'ocsp-malformed' | 'ocsp-not-successful';
  constructor(defect: 'ocsp-malformed' | 'ocsp-not-successful', detail: string) {
    super(detail);
    this.name = 'OcspError';
    this.defect = defect;
  }
}

export type OcspStatus =
  | { readonly status: 'good' | 'unknown' }
  | { readonly status: 'revoked'; readonly revokedAt: Date; readonly reason: RevocationReason };

export interface SingleResponse {
  readonly hashAlgorithm: string;
  readonly issuerNameHash: Uint8Array;
  readonly issuerKeyHash: Uint8Array;
  readonly serialOctets: Uint8Array;
  readonly certStatus: OcspStatus;
  readonly thisUpdate: Date;
  readonly nextUpdate: Date | null;
}

export interface OcspResponse {
  /** No other response that was read has it. */
  readonly number: number;
  /** The BasicOCSPResponse, what is signed being `tbs`. */
  readonly der: Uint8Array;
  readonly tbs: Uint8Array;
  readonly signatureAlgorithm: AlgorithmIdentifier;
  readonly signature: Uint8Array;
  readonly responder: { readonly name: DistinguishedName } | { readonly keyHash: Uint8Array };
  readonly producedAt: Date;
  readonly responses: readonly SingleResponse[];
  readonly nonce: Uint8Array | null;
  readonly certificates: readonly Uint8Array[];
  readonly unknownCriticalExtension: string | null;
  /** SHA-256 of the whole response, hex. */
  readonly digest: string;
}

export const MAX_OCSP_OCTETS = 64 * 1024;
const MAX_SINGLE_RESPONSES = 64;
const MAX_CERTIFICATES = 4;

const parsed = new Readings<OcspResponse>(2 * 1024 * 1024);

/**
 * Reads an OCSPResponse holding a BasicOCSPResponse (RFC 6960 4.2.1); equal bytes give the same object as long as it is
 * remembered. @throws OcspError
 */
export function parseOcspResponse(der: Uint8Array): OcspResponse {
  const known = parsed.find(der);
  if (known) return known;
  if (der.length > MAX_OCSP_OCTETS) throw new OcspError('ocsp-malformed', `${der.length} octets`);
  const own = new Uint8Array(der);
  const response = readResponse(own);
  parsed.remember(own, response);
  return response;
}

function readResponse(der: Uint8Array): OcspResponse {
  try {
    const [statusNode, bytesNode, ...others] = children(expectTag(readDer(der), tags.sequence));
    if (!statusNode || others.length > 0) throw new DerError('der-missing-element');
    const status = readSmallInteger(statusNode, tags.enumerated);
    if (status !== 0 || !bytesNode) throw new OcspError('ocsp-not-successful', `response status ${status}`);
    const [type, response, ...more] = children(
      expectTag(onlyChild(expectTag(bytesNode, 0xa0)), tags.sequence),
    );
    if (!type || !response || more.length > 0) throw new DerError('der-missing-element');
    if (readOid(type) !== oid.ocspBasic) throw new DerError('der-unexpected-tag', 'response type');
    return readBasicResponse(readDer(readOctetString(response)), sha256Hex(der));
  } catch (error) {
    if (error instanceof DerError || error instanceof DuplicateExtensionError) {
      throw new OcspError('ocsp-malformed', error.message);
    }
    throw error;
  }
}

function readBasicResponse(node: DerNode, digest: string): OcspResponse {
  const [data, algorithm, signatureNode, certificates, ...others] = children(expectTag(node, tags.sequence));
  if (!data || !algorithm || !signatureNode || others.length > 0) throw new DerError('der-missing-element');
  const signature = readBitString(signatureNode);
  if (signature.unusedBits !== 0) throw new DerError('der-bad-bit-string', 'signature');
  const attached = certificates
    ? children(expectTag(onlyChild(expectTag(certificates, 0xa0)), tags.sequence))
    : [];
  if (attached.length > MAX_CERTIFICATES) throw new DerError('der-too-many-elements', 'certificates');
  return {
    number: numberAnew(),
    der: raw(node),
    tbs: raw(data),
    signatureAlgorithm: readAlgorithmIdentifier(algorithm),
    signature: signature.bytes,
    certificates: attached.map(raw),
    digest,
    ...readResponseData(data),
  };
}

function readResponseData(node: DerNode) {
  const fields = children(expectTag(node, tags.sequence));
  // Version 1 is the default, which DER leaves out, and the only one there is.
  const responder = readResponder(fields.shift());
  const producedAt = readTime(expectTag(fields.shift(), tags.generalizedTime), { fraction: true });
  const list = children(expectTag(fields.shift(), tags.sequence));
  if (list.length === 0) throw new DerError('der-missing-element', 'responses');
  if (list.length > MAX_SINGLE_RESPONSES) throw new DerError('der-too-many-elements', 'responses');
  const extensions = fields[0]?.tag === 0xa1 ? readExtensions(onlyChild(fields.shift()!)) : null;
  if (fields.length > 0) throw new DerError('der-trailing-bytes');
  const responses = list.map(readSingleResponse);
  const nonce = extensions?.get(oid.ocspNonce);
  return {
    responder,
    producedAt,
    responses: responses.map(({ response }) => response),
    nonce: nonce ? readOctetString(readDer(nonce.value)) : null,
    unknownCriticalExtension:
      unknownCritical(extensions) ??
      responses.map(({ unknown }) => unknown).find((unknown) => unknown !== null) ??
      null,
  };
}

function readResponder(node: DerNode | undefined): OcspResponse['responder'] {
  if (node?.tag === 0xa1) return { name: readName(onlyChild(node)) };
  if (node?.tag === 0xa2) return { keyHash: readOctetString(onlyChild(node)) };
  throw new DerError('der-unexpected-tag', 'responder');
}

function readSingleResponse(node: DerNode): { response: SingleResponse; unknown: string | null } {
  const fields = children(expectTag(node, tags.sequence));
  const [hash, nameHash, keyHash, serial, ...others] = children(expectTag(fields.shift(), tags.sequence));
  if (!hash || !nameHash || !keyHash || !serial || others.length > 0)
    throw new DerError('der-missing-element', 'CertID');
  const certStatus = readStatus(fields.shift());
  const thisUpdate = readTime(expectTag(fields.shift(), tags.generalizedTime), { fraction: true });
  const nextUpdateNode = fields[0]?.tag === 0xa0 ? fields.shift() : undefined;
  const nextUpdate = nextUpdateNode
    ? readTime(expectTag(onlyChild(nextUpdateNode), tags.generalizedTime), { fraction: true })
    : null;
  const extensions = fields[0]?.tag === 0xa1 ? readExtensions(onlyChild(fields.shift()!)) : null;
  if (fields.length > 0) throw new DerError('der-trailing-bytes');
  if (nextUpdate && nextUpdate < thisUpdate)
    throw new DerError('der-bad-time', 'nextUpdate lies before thisUpdate');
  return {
    response: {
      hashAlgorithm: readAlgorithmIdentifier(hash).oid,
      issuerNameHash: readOctetString(nameHash),
      issuerKeyHash: readOctetString(keyHash),
      serialOctets: readIntegerBytes(serial),
      certStatus,
      thisUpdate,
      nextUpdate,
    },
    unknown: unknownCritical(extensions),
  };
}

function readStatus(node: DerNode | undefined): OcspStatus {
  switch (node?.tag) {
    case 0x80:
    case 0x82:
      if (contents(node).length > 0) throw new DerError('der-bad-null');
      return { status: node.tag === 0x80 ? 'good' : 'unknown' };
    case 0xa1: {
      const [time, reason, ...others] = children(node);
      if (!time || others.length > 0) throw new DerError('der-missing-element', 'revoked');
      return {
        status: 'revoked',
        revokedAt: readTime(expectTag(time, tags.generalizedTime)),
        reason: reason ? readReason(onlyChild(expectTag(reason, 0xa0))) : 'unspecified',
      };
    }
    default:
      throw new DerError('der-unexpected-tag', 'certificate status');
  }
}

const processedExtensions = new Set<string>([
  oid.ocspNonce,
  oid.ocspArchiveCutoff,
  oid.ocspCrlReference,
  oid.ocspExtendedRevoke,
]);

function unknownCritical(extensions: Extensions | null): string | null {
  for (const extension of extensions?.values() ?? []) {
    if (extension.critical && !processedExtensions.has(extension.oid)) return extension.oid;
  }
  return null;
}
