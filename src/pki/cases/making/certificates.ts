import { createHash } from 'node:crypto';
import {
  bitString,
  boolean,
  element,
  explicit,
  ia5String,
  implicit,
  implicitConstructed,
  integer,
  namedBits,
  octetString,
  oid as objectIdentifier,
  sequence,
  set,
  utcOrGeneralizedTime,
  utf8String,
} from '../../der-write';
import { oid } from '../../oids';
import { contents, readDer, children } from '../../der-read';
import { edKey, type Key } from './keys';

/** The instant at which nearly all cases are judged. */
export const AT = new Date('2026-06-01T12:00:00Z');
export const day = (offset: number) => new Date(AT.getTime() + offset * 86_400_000);

export interface Authority {
  readonly name: Uint8Array;
  readonly key: Key;
  readonly der: Uint8Array;
}

export type ExtensionName = keyof typeof extensionOids;

export interface CertificateRecipe {
  readonly subject?: Uint8Array;
  readonly key?: Key;
  readonly serial?: Uint8Array;
  readonly notBefore?: Date | Uint8Array;
  readonly notAfter?: Date | Uint8Array;
  readonly issuerName?: Uint8Array;
  readonly version?: Uint8Array | null;
  readonly innerAlgorithm?: Uint8Array;
  /** Extensions by name instead of, or beside, the usual ones; null leaves one out. */
  readonly extensions?: Partial<Record<ExtensionName, Uint8Array | null>>;
  readonly moreExtensions?: readonly Uint8Array[];
  readonly noExtensions?: boolean;
  readonly tamper?: (der: Uint8Array) => Uint8Array;
}

const extensionOids = {
  basicConstraints: oid.basicConstraints,
  keyUsage: oid.keyUsage,
  subjectKeyIdentifier: oid.subjectKeyIdentifier,
  authorityKeyIdentifier: oid.authorityKeyIdentifier,
  subjectAltName: oid.subjectAltName,
  nameConstraints: oid.nameConstraints,
  extendedKeyUsage: oid.extendedKeyUsage,
  certificatePolicies: oid.certificatePolicies,
  policyMappings: oid.policyMappings,
  policyConstraints: oid.policyConstraints,
  inhibitAnyPolicy: oid.inhibitAnyPolicy,
  crlDistributionPoints: oid.crlDistributionPoints,
  authorityInfoAccess: oid.authorityInfoAccess,
} as const;

export function root(commonName: string, recipe: CertificateRecipe = {}): Authority {
  const key = recipe.key ?? edKey(commonName);
  const name = recipe.subject ?? dn(commonName);
  const self = { name, key, der: new Uint8Array() };
  const usual = { notBefore: new Date('2020-01-01T00:00:00Z'), notAfter: new Date('2040-01-01T00:00:00Z') };
  return { ...self, der: certificate(self, { ...usual, ...recipe, subject: name, key }, caExtensions(key, key)) };
}

export function ca(commonName: string, issuer: Authority, recipe: CertificateRecipe = {}): Authority {
  const key = recipe.key ?? edKey(commonName);
  const name = recipe.subject ?? dn(commonName);
  return { name, key, der: certificate(issuer, { ...recipe, subject: name, key }, caExtensions(key, issuer.key)) };
}

export function leaf(issuer: Authority, recipe: CertificateRecipe = {}): Uint8Array {
  const key = recipe.key ?? edKey('Ama Mensah');
  const subject = recipe.subject ?? dn('Ama Mensah');
  return certificate(issuer, { ...recipe, key, subject }, {
    keyUsage: extension(oid.keyUsage, true, namedBits([0, 1])),
    subjectKeyIdentifier: skiOf(key),
    authorityKeyIdentifier: akiOf(issuer.key),
  });
}

/** A leaf that is also needed as an authority of something: a CRL signer, a responder. */
export function holder(commonName: string, issuer: Authority, recipe: CertificateRecipe = {}): Authority {
  const key = recipe.key ?? edKey(commonName);
  const name = recipe.subject ?? dn(commonName);
  return { name, key, der: leaf(issuer, { ...recipe, subject: name, key }) };
}

function caExtensions(key: Key, issuerKey: Key): Partial<Record<ExtensionName, Uint8Array>> {
  return {
    basicConstraints: extension(oid.basicConstraints, true, sequence(boolean(true))),
    keyUsage: extension(oid.keyUsage, true, namedBits([5, 6])),
    subjectKeyIdentifier: skiOf(key),
    authorityKeyIdentifier: akiOf(issuerKey),
  };
}

function certificate(
  issuer: Authority,
  recipe: CertificateRecipe & { subject: Uint8Array; key: Key },
  usual: Partial<Record<ExtensionName, Uint8Array>>,
): Uint8Array {
  const chosen = Object.values({ ...usual, ...recipe.extensions }).filter((one): one is Uint8Array => Boolean(one));
  const extensions = recipe.noExtensions ? [] : [...chosen, ...(recipe.moreExtensions ?? [])];
  const version = recipe.version === undefined ? explicit(0, integer(2)) : (recipe.version ?? undefined);
  const tbs = sequence(
    version,
    recipe.serial ?? integer(serialOf(recipe.subject)),
    recipe.innerAlgorithm ?? issuer.key.algorithm,
    recipe.issuerName ?? issuer.name,
    sequence(
      time(recipe.notBefore ?? new Date('2026-01-01T00:00:00Z')),
      time(recipe.notAfter ?? new Date('2027-12-31T23:59:59Z')),
    ),
    recipe.subject,
    recipe.key.spki,
    extensions.length > 0 ? explicit(3, sequence(...extensions)) : undefined,
  );
  const der = sequence(tbs, issuer.key.algorithm, bitString(issuer.key.sign(tbs)));
  return recipe.tamper ? recipe.tamper(der) : der;
}

/** The serial number a certificate for this subject gets unless its recipe says otherwise. */
export function serialOf(subject: Uint8Array): Uint8Array {
  return Uint8Array.of(1, ...createHash('sha256').update(subject).digest().subarray(0, 15));
}

export const time = (value: Date | Uint8Array) => (value instanceof Date ? utcOrGeneralizedTime(value) : value);
export const utcTime = (text: string) => element(0x17, new TextEncoder().encode(text));
export const generalized = (text: string) => element(0x18, new TextEncoder().encode(text));

export function extension(type: string, critical: boolean, value: Uint8Array): Uint8Array {
  return sequence(objectIdentifier(type), critical ? boolean(true) : undefined, octetString(value));
}

/** C=GH, O=Case Chamber, CN=… */
export function dn(commonName: string, ...more: Uint8Array[]): Uint8Array {
  return sequence(
    rdn(oid.countryName, element(0x13, new TextEncoder().encode('GH'))),
    rdn(oid.organizationName, utf8String('Case Chamber')),
    rdn(oid.commonName, utf8String(commonName)),
    ...more,
  );
}

export const rdn = (type: string, value: Uint8Array) => set(sequence(objectIdentifier(type), value));
export const emailRdn = (address: string) => rdn(oid.emailAddress, ia5String(address));

const keyId = (key: Key) => createHash('sha256').update(contents(children(readDer(key.spki))[1]!)).digest().subarray(0, 20);
export const skiOf = (key: Key, critical = false) => extension(oid.subjectKeyIdentifier, critical, octetString(keyId(key)));
export const akiOf = (key: Key, critical = false) =>
  extension(oid.authorityKeyIdentifier, critical, sequence(implicit(0, octetString(keyId(key)))));

export const dns = (name: string) => element(0x82, new TextEncoder().encode(name));
export const mailbox = (name: string) => element(0x81, new TextEncoder().encode(name));
export const uri = (name: string) => element(0x86, new TextEncoder().encode(name));
export const ip = (...octets: number[]) => element(0x87, Uint8Array.from(octets));
export const directory = (name: Uint8Array) => explicit(4, name);
export const otherName = (type: string) => implicitConstructed(0, objectIdentifier(type), explicit(0, utf8String('x')));

export const san = (names: readonly Uint8Array[], critical = false) => extension(oid.subjectAltName, critical, sequence(...names));

export function nameConstraints(permitted: readonly Uint8Array[], excluded: readonly Uint8Array[] = [], critical = true): Uint8Array {
  const subtrees = (names: readonly Uint8Array[]) => names.map((name) => sequence(name));
  return extension(
    oid.nameConstraints,
    critical,
    sequence(
      permitted.length > 0 ? implicitConstructed(0, ...subtrees(permitted)) : undefined,
      excluded.length > 0 ? implicitConstructed(1, ...subtrees(excluded)) : undefined,
    ),
  );
}

export const basicConstraints = (isCa: boolean, pathLength?: number, critical = true) =>
  extension(
    oid.basicConstraints,
    critical,
    sequence(isCa ? boolean(true) : undefined, pathLength === undefined ? undefined : integer(pathLength)),
  );

export const keyUsage = (...bits: number[]) => extension(oid.keyUsage, true, namedBits(bits));
export const purposes = (...types: string[]) => extension(oid.extendedKeyUsage, false, sequence(...types.map((type) => objectIdentifier(type))));
export const policies = (...types: string[]) =>
  extension(oid.certificatePolicies, false, sequence(...types.map((type) => sequence(objectIdentifier(type)))));
export const mappings = (...pairs: [string, string][]) =>
  extension(oid.policyMappings, true, sequence(...pairs.map(([from, to]) => sequence(objectIdentifier(from), objectIdentifier(to)))));

export function policyConstraints(requireExplicit: number | null, inhibitMapping: number | null, critical = true): Uint8Array {
  return extension(
    oid.policyConstraints,
    critical,
    sequence(
      requireExplicit === null ? undefined : implicit(0, integer(requireExplicit)),
      inhibitMapping === null ? undefined : implicit(1, integer(inhibitMapping)),
    ),
  );
}

export const inhibitAnyPolicy = (skip: number, critical = true) => extension(oid.inhibitAnyPolicy, critical, integer(skip));
