import { createHash } from 'node:crypto';
import { children, contents, expectTag, readDer } from './der-read';
import {
  type Bytes,
  boolean,
  explicit,
  ia5String,
  implicit,
  implicitConstructed,
  integer,
  namedBits,
  nullValue,
  objectIdentifier,
  octetString,
  sequence,
} from './der-write';
import { oid } from './oids';

/** Extension (RFC 5280 4.1): `critical` is DEFAULT FALSE and so absent then. */
export function extension(type: string, critical: boolean, value: Uint8Array): Bytes {
  return sequence(objectIdentifier(type), critical ? boolean(true) : undefined, octetString(value));
}

export function basicConstraints(ca: boolean, pathLength?: number): Bytes {
  const value = sequence(
    ca ? boolean(true) : undefined,
    pathLength === undefined ? undefined : integer(pathLength),
  );
  return extension(oid.basicConstraints, true, value);
}

export const keyUsageBits = {
  digitalSignature: 0,
  nonRepudiation: 1,
  keyEncipherment: 2,
  dataEncipherment: 3,
  keyAgreement: 4,
  keyCertSign: 5,
  cRLSign: 6,
  encipherOnly: 7,
  decipherOnly: 8,
} as const;
export type KeyUsageName = keyof typeof keyUsageBits;

export function keyUsage(...names: KeyUsageName[]): Bytes {
  return extension(oid.keyUsage, true, namedBits(names.map((name) => keyUsageBits[name])));
}

export function extendedKeyUsage(critical: boolean, ...purposes: string[]): Bytes {
  return extension(oid.extendedKeyUsage, critical, sequence(...purposes.map(objectIdentifier)));
}

export function subjectKeyIdentifier(spki: Uint8Array): Bytes {
  return extension(oid.subjectKeyIdentifier, false, octetString(keyIdentifier(spki)));
}

export function authorityKeyIdentifier(issuerKeyId: Uint8Array): Bytes {
  return extension(oid.authorityKeyIdentifier, false, sequence(implicit(0, octetString(issuerKeyId))));
}

/** RFC 7093 section 2 method 1: the first 160 bits of SHA-256 over the subjectPublicKey bits. */
export function keyIdentifier(spki: Uint8Array): Bytes {
  const bits = expectTag(children(expectTag(readDer(spki), 0x30))[1], 0x03);
  const digest = createHash('sha256').update(contents(bits).subarray(1)).digest();
  return Uint8Array.from(digest.subarray(0, 20));
}

export function certificatePolicies(...policies: string[]): Bytes {
  const information = policies.map((policy) => sequence(objectIdentifier(policy)));
  return extension(oid.certificatePolicies, false, sequence(...information));
}

export function crlDistributionPoint(url: string): Bytes {
  return extension(oid.crlDistributionPoints, false, sequence(sequence(distributionPointName(url))));
}

/** `distributionPoint [0]` holding `fullName [0]` with one URI. */
export function distributionPointName(url: string): Bytes {
  return explicit(0, implicitConstructed(0, uri(url)));
}

export function authorityInfoAccess(access: { caIssuers?: string; ocsp?: string }): Bytes {
  const description = (method: string, url: string | undefined) =>
    url === undefined ? undefined : sequence(objectIdentifier(method), uri(url));
  const value = sequence(
    description(oid.accessOcsp, access.ocsp),
    description(oid.accessCaIssuers, access.caIssuers),
  );
  return extension(oid.authorityInfoAccess, false, value);
}

/** SAN with one rfc822Name. A mailbox with a local part outside ASCII has no place in it (RFC 9598 is not for here). */
export function subjectAltEmail(email: string): Bytes {
  return extension(oid.subjectAltName, false, sequence(implicit(1, ia5String(email))));
}

export function ocspNoCheck(): Bytes {
  return extension(oid.ocspNoCheck, false, nullValue());
}

function uri(url: string): Bytes {
  return implicit(6, ia5String(url));
}
