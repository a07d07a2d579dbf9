import type { CertificationRequest } from './pkcs10';
import { verifySignature } from './verify-signature';

/** Whether the request was signed by the private key of the public key it carries (RFC 2986 section 3 note 2). */
export function verifyProofOfPossession(request: CertificationRequest): boolean {
  const { signatureAlgorithm: algorithm, spki, info: data, signature } = request;
  return verifySignature({ algorithm, spki, data, signature }) === 'good';
}
