import type { Certificate } from './certificate-structure';
import { sameOctets } from './octets';

/**
 * Whether a certificate or list says that another key than this signer's signed it (RFC 5280 4.2.1.1, 5.2.1). What does not say,
 * or a signer whose certificate does not, names none.
 */
export function namesOtherKey(signed: Pick<Certificate, 'authorityKeyId'>, signer: Certificate): boolean {
  const wanted = signed.authorityKeyId?.keyIdentifier;
  return Boolean(wanted && signer.subjectKeyId && !sameOctets(wanted, signer.subjectKeyId));
}
