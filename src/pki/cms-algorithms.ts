import { type AlgorithmIdentifier, readAlgorithmIdentifier } from './algorithm-identifier';
import { allowedDigest, type Digest, signatureScheme } from './algorithm-policy';
import { singleValue } from './cms-attributes';
import type { CmsMessage, CmsSigner } from './cms-structure';
import { children, expectTag, readOid, tags } from './der-read';
import { oid } from './oids';
import { Refused } from './signature-reasons';

/** One digest throughout: listed, used by the signer, and inside of the signature algorithm. */
export function checkAlgorithms({ digestAlgorithms, signer }: CmsMessage): Digest {
  const digest = digestOf(signer.digestAlgorithm);
  const listed = digestAlgorithms.map(digestOf);
  if (listed.length !== 1 || listed[0] !== digest)
    throw new Refused('cms-digest-algorithm-mismatch', 'digestAlgorithms');
  const scheme = signatureScheme(effectiveAlgorithm(signer.signatureAlgorithm, digest));
  if ('refused' in scheme) throw new Refused('cms-signature-algorithm', scheme.refused);
  // Ed25519 hashes inside; RFC 8419 asks for SHA-512 around it.
  const needed = scheme.scheme === 'ed25519' ? 'sha512' : scheme.digest;
  if (needed !== digest) throw new Refused('cms-digest-algorithm-mismatch', 'signatureAlgorithm');
  checkAlgorithmProtection(signer);
  return digest;
}

/** RFC 6211: when the signer protected the algorithms, they are these. */
function checkAlgorithmProtection(signer: CmsSigner): void {
  const value = singleValue(signer.signed, oid.algorithmProtection);
  if (!value) return;
  const [digest, signature] = children(expectTag(value, tags.sequence));
  const named = [
    readAlgorithmIdentifier(expectTag(digest, tags.sequence)).oid,
    readOid(expectTag(children(expectTag(signature, 0xa1))[0], tags.oid)),
  ];
  if (named[0] !== signer.digestAlgorithm.oid || named[1] !== signer.signatureAlgorithm.oid) {
    throw new Refused('cms-digest-algorithm-mismatch', 'algorithm protection');
  }
}

function digestOf(algorithm: AlgorithmIdentifier): Digest {
  const digest = allowedDigest(algorithm.oid);
  const isNull = algorithm.parameters?.length === 2 && algorithm.parameters[0] === 5;
  if (!digest || (algorithm.parameters && !isNull)) throw new Refused('cms-digest-algorithm', algorithm.oid);
  return digest;
}

/** CMS may name the bare rsaEncryption and leave the digest to digestAlgorithm (RFC 3370 3.2). */
export function effectiveAlgorithm(algorithm: AlgorithmIdentifier, digest: Digest): AlgorithmIdentifier {
  return algorithm.oid === oid.rsaEncryption
    ? { oid: rsaWith[digest], parameters: algorithm.parameters }
    : algorithm;
}

const rsaWith = { sha256: oid.sha256WithRsa, sha384: oid.sha384WithRsa, sha512: oid.sha512WithRsa } as const;
