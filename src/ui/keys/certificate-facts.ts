import { children, DerError, expectTag, readDer, readTime } from '@/pki/der-read';
import { attributeValue, readName } from '@/pki/distinguished-name';
import { oid } from '@/pki/oids';

/** What a page says about a certificate. Read for people, never for a verdict. */
export interface CertificateFacts {
  readonly person: string;
  readonly organisation: string | null;
  readonly chamber: string;
  readonly notAfter: Date;
  /** SHA-256, hex */
  readonly fingerprint: string;
}

/** Reads the names and the end of validity; null when the bytes are no certificate. */
export async function certificateFacts(certificate: Uint8Array): Promise<CertificateFacts | null> {
  try {
    const tbs = children(expectTag(children(expectTag(readDer(certificate), 0x30))[0], 0x30));
    const fields = tbs[0]?.tag === 0xa0 ? tbs.slice(1) : tbs;
    const issuer = readName(expectTag(fields[2], 0x30));
    const [, notAfter] = children(expectTag(fields[3], 0x30));
    const subject = readName(expectTag(fields[4], 0x30));
    return {
      person: attributeValue(subject, oid.commonName) ?? subject.text,
      organisation: attributeValue(subject, oid.organizationName) ?? null,
      chamber: attributeValue(issuer, oid.commonName) ?? issuer.text,
      notAfter: readTime(notAfter!),
      fingerprint: toHex(await sha256(certificate)),
    };
  } catch (error) {
    if (error instanceof DerError) return null;
    throw error;
  }
}

export async function sha256(bytes: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', Uint8Array.from(bytes)));
}

export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
