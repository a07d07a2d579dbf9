import type { AlgorithmIdentifier } from './algorithm-identifier';
import { BoundedCache } from './bounded-cache';
import type { Certificate } from './certificate-structure';
import { type SignatureRefusal, verificationCost, verifySignature } from './verify-signature';
import type { WorkBudget } from './work-budget';

/** A signed structure of X.509. */
export interface SignedStructure {
  /** SHA-256 of it or of what carries it, hex. */
  readonly digest: string;
  readonly tbs: Uint8Array;
  readonly signatureAlgorithm: AlgorithmIdentifier;
  readonly signature: Uint8Array;
}

export type IssuedVerdict = 'good' | 'bad' | { readonly refused: SignatureRefusal } | 'limit';

/** Only good verdicts are remembered: forged certificates come in endless variety, good ones do not. */
const good = new BoundedCache<true>(8192);

/** Whether the key signed the structure; each pair is computed once as long as it is remembered. */
export function isSignedBy(signed: SignedStructure, issuer: Certificate, budget: WorkBudget): IssuedVerdict {
  const { spki } = issuer;
  const pair = `${signed.digest}${issuer.spkiDigest}`;
  if (good.get(pair)) return 'good';
  if (!budget.spendSignature(verificationCost(spki, signed.tbs.length))) return 'limit';
  const verdict = verifySignature({
    algorithm: signed.signatureAlgorithm,
    spki,
    data: signed.tbs,
    signature: signed.signature,
  });
  if (verdict === 'good') good.set(pair, true);
  return verdict;
}

export function isCertificateSignedBy(
  certificate: Certificate,
  issuer: Certificate,
  budget: WorkBudget,
): IssuedVerdict {
  const { fingerprint, tbs, signatureAlgorithm, signature } = certificate;
  return isSignedBy({ digest: fingerprint, tbs, signatureAlgorithm, signature }, issuer, budget);
}
