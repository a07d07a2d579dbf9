import { extension } from './build-extensions';
import {
  children,
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
import { type Bytes, explicit, octetString, sequence } from './der-write';
import { readExtensions } from './lint-extensions';
import { oid } from './oids';

export interface CertId {
  /** The CertID element as received, to be echoed. */
  readonly raw: Uint8Array;
  readonly hashAlgorithm: string;
  readonly issuerNameHash: Uint8Array;
  readonly issuerKeyHash: Uint8Array;
  /** Two's complement content octets. */
  readonly serial: Uint8Array;
}

export type OcspRequest =
  | { readonly ok: true; readonly certIds: readonly CertId[]; readonly nonce: Uint8Array | null }
  | {
      readonly ok: false;
      readonly reason: 'malformed' | 'too-many' | 'unknown-critical-extension' | 'bad-nonce';
    };

const maximumCertIds = 20;
const maximumBytes = 8192;

/** An OCSPRequest (RFC 6960 4.1). Its signature, if any, is not looked at. Never throws. */
export function parseOcspRequest(der: Uint8Array): OcspRequest {
  try {
    return parse(der);
  } catch (error) {
    if (error instanceof DerError) return { ok: false, reason: 'malformed' };
    throw error;
  }
}

/** An unsigned OCSPRequest for these CertIDs (see `buildCertId`), with a nonce if one is given. */
export function buildOcspRequest(certIds: readonly Uint8Array[], nonce?: Uint8Array): Bytes {
  const nonceExtension = nonce && extension(oid.ocspNonce, false, octetString(nonce));
  const requestList = sequence(...certIds.map((certId) => sequence(certId)));
  return sequence(sequence(requestList, nonceExtension && explicit(2, sequence(nonceExtension))));
}

function parse(der: Uint8Array): OcspRequest {
  const [tbs, signature, ...others] = children(
    expectTag(readDer(der, { maxBytes: maximumBytes }), tags.sequence),
  );
  if (others.length > 0 || (signature && signature.tag !== 0xa0)) throw new DerError('der-unexpected-tag');
  const { requestList, extensions } = readTbs(expectTag(tbs, tags.sequence));
  const requests = children(expectTag(requestList, tags.sequence));
  if (requests.length === 0) throw new DerError('der-missing-element');
  if (requests.length > maximumCertIds) return { ok: false, reason: 'too-many' };
  const certIds = requests.map((request) => readCertId(children(expectTag(request, tags.sequence))[0]));
  const asked = extensions ? readExtensions(onlyChild(extensions)) : [];
  if (asked.some(({ type, critical }) => critical && type !== oid.ocspNonce)) {
    return { ok: false, reason: 'unknown-critical-extension' };
  }
  const nonceValue = asked.find(({ type }) => type === oid.ocspNonce)?.value;
  const nonce = nonceValue ? readOctetString(readDer(nonceValue)) : null;
  if (nonce && (nonce.length < 1 || nonce.length > 128)) return { ok: false, reason: 'bad-nonce' };
  return { ok: true, certIds, nonce };
}

function readTbs(tbs: DerNode): { requestList: DerNode | undefined; extensions: DerNode | undefined } {
  const fields = children(tbs);
  if (fields[0]?.tag === 0xa0 && readSmallInteger(onlyChild(fields[0])) !== 0)
    throw new DerError('der-bad-integer');
  const requestList = fields.find(({ tag }) => tag === tags.sequence);
  return { requestList, extensions: fields.find(({ tag }) => tag === 0xa2) };
}

function readCertId(certId: DerNode | undefined): CertId {
  const [algorithm, nameHash, keyHash, serial, ...others] = children(expectTag(certId, tags.sequence));
  if (!algorithm || !nameHash || !keyHash || !serial || others.length > 0)
    throw new DerError('der-missing-element');
  return {
    raw: raw(certId!),
    hashAlgorithm: readOid(children(expectTag(algorithm, tags.sequence))[0]!),
    issuerNameHash: readOctetString(nameHash),
    issuerKeyHash: readOctetString(keyHash),
    serial: readIntegerBytes(serial),
  };
}
