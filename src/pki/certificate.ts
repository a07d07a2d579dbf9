import { type Certificate, CertificateError } from './certificate-structure';
import { readCertificate } from './read-certificate';
import { Readings } from './readings';

export { type Certificate, CertificateError } from './certificate-structure';

/** By octets, so that memory stays bounded whatever is sent: some three thousand ordinary certificates. */
const parsed = new Readings<Certificate>(3 * 1024 * 1024);

/**
 * Reads a DER certificate (RFC 5280 4.1) strictly; equal bytes give the same object as long as it is remembered.
 * @throws CertificateError
 */
export function parseCertificate(der: Uint8Array): Certificate {
  const known = parsed.find(der);
  if (known) return known;
  // A copy of its own, so that what was read stays what is shown when the caller reuses the buffer.
  const certificate = readCertificate(new Uint8Array(der));
  parsed.remember(certificate.der, certificate);
  return certificate;
}

/** {@link parseCertificate}, or null for what is none. */
export function certificateIn(der: Uint8Array): Certificate | null {
  try {
    return parseCertificate(der);
  } catch (error) {
    if (error instanceof CertificateError) return null;
    throw error;
  }
}
