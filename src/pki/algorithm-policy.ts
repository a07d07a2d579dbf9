import type { AlgorithmIdentifier } from './algorithm-identifier';
import {
  children,
  DerError,
  type DerNode,
  expectTag,
  onlyChild,
  readDer,
  readOid,
  readSmallInteger,
  tags,
} from './der-read';
import { taggedFields } from './extension-values';
import { oid } from './oids';

/** Why a signature algorithm is not used here. */
export type AlgorithmRefusal =
  | 'algorithm-md5'
  | 'algorithm-sha1'
  | 'algorithm-dsa'
  | 'algorithm-not-allowed'
  | 'algorithm-parameters';

export type Digest = 'sha256' | 'sha384' | 'sha512';

export type SignatureScheme =
  | { readonly scheme: 'rsa-pkcs1' | 'ecdsa'; readonly digest: Digest }
  | { readonly scheme: 'rsa-pss'; readonly digest: Digest; readonly saltLength: number }
  | { readonly scheme: 'ed25519' };

/**
 * Which scheme an AlgorithmIdentifier names, if policy allows it: RSA PKCS#1 v1.5 and RSASSA-PSS (RFC 4055), ECDSA
 * (RFC 5758) with SHA-256, -384 or -512, and Ed25519 (RFC 8410), each with exactly the parameters its RFC demands.
 */
export function signatureScheme(
  algorithm: AlgorithmIdentifier,
): SignatureScheme | { refused: AlgorithmRefusal } {
  const { parameters } = algorithm;
  const refused = refusedAlgorithms[algorithm.oid];
  if (refused) return { refused };
  const rsa = rsaAlgorithms[algorithm.oid];
  // RFC 4055 5: NULL, and absent must be accepted too.
  if (rsa)
    return isNullOrAbsent(parameters)
      ? { scheme: 'rsa-pkcs1', digest: rsa }
      : { refused: 'algorithm-parameters' };
  const ecdsa = ecdsaAlgorithms[algorithm.oid];
  if (ecdsa)
    return parameters === null ? { scheme: 'ecdsa', digest: ecdsa } : { refused: 'algorithm-parameters' };
  if (algorithm.oid === oid.ed25519) {
    return parameters === null ? { scheme: 'ed25519' } : { refused: 'algorithm-parameters' };
  }
  if (algorithm.oid === oid.rsaPss) return readPssParameters(parameters);
  return { refused: 'algorithm-not-allowed' };
}

/** The digest an AlgorithmIdentifier's OID names when policy allows it for signing, else null. */
export function allowedDigest(digestOid: string): Digest | null {
  return digests[digestOid] ?? null;
}

const digests: Readonly<Record<string, Digest>> = {
  [oid.sha256]: 'sha256',
  [oid.sha384]: 'sha384',
  [oid.sha512]: 'sha512',
};

const digestOctets: Readonly<Record<Digest, number>> = { sha256: 32, sha384: 48, sha512: 64 };

const rsaAlgorithms: Readonly<Record<string, Digest>> = {
  [oid.sha256WithRsa]: 'sha256',
  [oid.sha384WithRsa]: 'sha384',
  [oid.sha512WithRsa]: 'sha512',
};

const ecdsaAlgorithms: Readonly<Record<string, Digest>> = {
  [oid.ecdsaWithSha256]: 'sha256',
  [oid.ecdsaWithSha384]: 'sha384',
  [oid.ecdsaWithSha512]: 'sha512',
};

const refusedAlgorithms: Readonly<Record<string, AlgorithmRefusal>> = {
  [oid.md2WithRsa]: 'algorithm-md5',
  [oid.md5WithRsa]: 'algorithm-md5',
  [oid.sha1WithRsa]: 'algorithm-sha1',
  [oid.ecdsaWithSha1]: 'algorithm-sha1',
  [oid.dsaWithSha1]: 'algorithm-dsa',
  [oid.dsaWithSha224]: 'algorithm-dsa',
  [oid.dsaWithSha256]: 'algorithm-dsa',
};

/**
 * RSASSA-PSS-params (RFC 4055 3.1), of which only one shape is allowed for each digest: MGF1 with the same digest,
 * a salt as long as the digest, the default trailer left out. The defaults would mean SHA-1.
 */
function readPssParameters(parameters: Uint8Array | null): SignatureScheme | { refused: AlgorithmRefusal } {
  if (!parameters) return { refused: 'algorithm-parameters' };
  try {
    const fields = taggedFields(readDer(parameters), [0xa0, 0xa1, 0xa2]);
    const hash = fields.get(0xa0);
    const mask = fields.get(0xa1);
    const salt = fields.get(0xa2);
    if (!hash) return { refused: 'algorithm-sha1' };
    const digest = readDigest(onlyChild(hash));
    if (!mask || !salt || !digest) return { refused: 'algorithm-parameters' };
    const [mgf, mgfHash, ...others] = children(expectTag(onlyChild(mask), tags.sequence));
    if (
      !mgf ||
      !mgfHash ||
      others.length > 0 ||
      readOid(mgf) !== oid.mgf1 ||
      readDigest(mgfHash) !== digest
    ) {
      return { refused: 'algorithm-parameters' };
    }
    const saltLength = readSmallInteger(onlyChild(salt));
    if (saltLength !== digestOctets[digest]) return { refused: 'algorithm-parameters' };
    return { scheme: 'rsa-pss', digest, saltLength };
  } catch (error) {
    if (error instanceof DerError) return { refused: 'algorithm-parameters' };
    throw error;
  }
}

function readDigest(node: DerNode): Digest | null {
  const [type, parameters, ...others] = children(expectTag(node, tags.sequence));
  if (!type || others.length > 0) throw new DerError('der-missing-element');
  if (parameters && (parameters.tag !== tags.null || parameters.end !== parameters.contentStart)) return null;
  return allowedDigest(readOid(type));
}

function isNullOrAbsent(parameters: Uint8Array | null): boolean {
  return (
    parameters === null || (parameters.length === 2 && parameters[0] === tags.null && parameters[1] === 0)
  );
}
