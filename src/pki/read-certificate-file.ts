import { berToDer } from './ber-to-der';
import { type Certificate, CertificateError, parseCertificate } from './certificate';
import { children, DerError, expectTag, onlyChild, raw, readDer, readOid, tags } from './der-read';
import { oid } from './oids';
import { decodePem } from './pem';

export const certificateFileLimits = { bytes: 256 * 1024, certificates: 16 } as const;

/**
 * The certificates of a file as authorities hand them out: PEM (one or a chain, or a PKCS#7 in it), a DER certificate,
 * or the certificates of a PKCS#7 SignedData (RFC 5652 5.1, RFC 2315), whoever signed it or nobody. Null when there is
 * none, when one of them is malformed, or when the file is too large. Nothing is believed because it was read.
 */
export function readCertificateFile(bytes: Uint8Array): Certificate[] | null {
  if (bytes.length > certificateFileLimits.bytes) return null;
  try {
    const ders = dersIn(bytes);
    if (ders.length === 0 || ders.length > certificateFileLimits.certificates) return null;
    return ders.map(parseCertificate);
  } catch (error) {
    if (error instanceof DerError || error instanceof CertificateError) return null;
    throw error;
  }
}

function dersIn(bytes: Uint8Array): Uint8Array[] {
  const text = new TextDecoder('latin1').decode(bytes);
  if (!text.includes('-----BEGIN ')) return dersInBinary(bytes);
  return decodePem(text).flatMap(({ label, der }) => {
    if (label === 'CERTIFICATE' || label === 'X509 CERTIFICATE') return [der];
    return label === 'PKCS7' || label === 'CMS' ? dersInBinary(der) : [];
  });
}

function dersInBinary(bytes: Uint8Array): Uint8Array[] {
  const content = children(expectTag(readDer(berToDer(bytes)), tags.sequence));
  const isContentInfo = content[0]?.tag === tags.oid && readOid(content[0]) === oid.signedData;
  if (!isContentInfo) return [bytes];
  const [, , , ...rest] = children(expectTag(onlyChild(expectTag(content[1], 0xa0)), tags.sequence));
  const certificates = rest.find(({ tag }) => tag === 0xa0);
  return certificates ? children(certificates).map(raw) : [];
}
