import { BoundedCache } from './bounded-cache';
import type { Certificate } from './certificate-structure';
import { sha256Hex } from './digest';
import { readCertificate } from './read-certificate';

export { type Certificate, CertificateError } from './certificate-structure';

/** By octets, so that memory stays bounded whatever is sent: some three thousand ordinary certificates. */
const parsed = new BoundedCache<Certificate>(3 * 1024 * 1024, ({ der }) => der.length);

/**
 * Reads a DER certificate (RFC 5280 4.1) strictly; equal bytes give the same object as long as it is remembered.
 * @throws CertificateError
 */
export function parseCertificate(der: Uint8Array): Certificate {
  const digest = sha256Hex(der);
  const known = parsed.get(digest);
  if (known) return known;
  // A copy of its own, so that what was read stays what is shown when the caller reuses the buffer.
  const certificate = readCertificate(new Uint8Array(der));
  parsed.set(digest, certificate);
  return certificate;
}
