import { keyIdentifier } from './build-extensions';
import { parseCertificate } from './certificate';

/**
 * How what an authority signs names its key: by the subjectKeyIdentifier of its certificate, which whoever certified it
 * may have computed in another way than we do (RFC 5280 4.2.1.1).
 */
export function issuerKeyIdentifier(certificate: Uint8Array): Uint8Array {
  const { subjectKeyId, spki } = parseCertificate(certificate);
  return subjectKeyId ?? keyIdentifier(spki);
}
