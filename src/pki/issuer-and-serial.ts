import { children, expectTag, raw, readDer } from './der-read';
import { type Bytes, explicit, sequence } from './der-write';

/** The four encodings of a certificate that name it, as CMS, OCSP and PKCS#12 need them. Isomorphic. */
export interface CertificateNaming {
  /** INTEGER element. */
  readonly serial: Uint8Array;
  /** Name elements. */
  readonly issuer: Uint8Array;
  readonly subject: Uint8Array;
  /** SubjectPublicKeyInfo element. */
  readonly spki: Uint8Array;
}

/** @throws DerError */
export function readNaming(certificate: Uint8Array): CertificateNaming {
  const tbs = expectTag(children(expectTag(readDer(certificate), 0x30))[0], 0x30);
  const fields = children(tbs);
  const offset = fields[0]?.tag === 0xa0 ? 1 : 0;
  return {
    serial: raw(expectTag(fields[offset], 0x02)),
    issuer: raw(expectTag(fields[offset + 2], 0x30)),
    subject: raw(expectTag(fields[offset + 4], 0x30)),
    spki: raw(expectTag(fields[offset + 5], 0x30)),
  };
}

/** IssuerAndSerialNumber (RFC 5652 10.2.4). */
export function issuerAndSerialNumber(certificate: Uint8Array): Bytes {
  const { issuer, serial } = readNaming(certificate);
  return sequence(issuer, serial);
}

/** IssuerSerial (RFC 5035 section 5): the issuer as GeneralNames. */
export function issuerSerial(certificate: Uint8Array): Bytes {
  const { issuer, serial } = readNaming(certificate);
  return sequence(sequence(explicit(4, issuer)), serial);
}
