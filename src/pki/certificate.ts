import { BoundedCache } from './bounded-cache';
import type { Certificate } from './certificate-structure';
import { sha256Hex } from './digest';
import { readCertificate } from './read-certificate';

export { type Certificate, CertificateError } from './certificate-structure';

/** Larger ones are read anew each time: memory stays bounded whatever is sent. */
const MAX_REMEMBERED_OCTETS = 8 * 1024;
const parsed = new BoundedCache<Certificate>(1024);

/**
 * Reads a DER certificate (RFC 5280 4.1) strictly; equal bytes give the same object as long as it is remembered.
 * @throws CertificateError
 */
export function parseCertificate(der: Uint8Array): Certificate {
  const digest = sha256Hex(der);
  const known = parsed.get(digest);
  if (known) return known;
  // A copy of its own, so that what was read stays what is shown when the caller reuses the buffer.
  const certificate = readCertificate(Uint8Array.from(der));
  if (der.length <= MAX_REMEMBERED_OCTETS) parsed.set(digest, certificate);
  return certificate;
}
