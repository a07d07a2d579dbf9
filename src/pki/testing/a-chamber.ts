import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import {
  authorityKeyIdentifier,
  basicConstraints,
  certificatePolicies,
  extendedKeyUsage,
  type KeyUsageName,
  keyIdentifier,
  keyUsage,
  subjectKeyIdentifier,
} from '../build-extensions';
import { buildName } from '../build-name';
import { children, raw, readDer } from '../der-read';
import {
  type Bytes,
  bitString,
  enumerated,
  explicit,
  integer,
  objectIdentifier,
  octetString,
  sequence,
  utcOrGeneralizedTime,
} from '../der-write';
import { oid } from '../oids';
import { signatureAlgorithmIdentifier } from '../signer';

/** Certificates written without any lint, so that wrong ones can be made too. Times are fixed: cases stay readable for years. */
export interface Holder {
  readonly certificate: Uint8Array;
  readonly key: KeyObject;
  readonly spki: Uint8Array;
  readonly name: Uint8Array;
  readonly algorithm: 'ecdsa-sha256' | 'rsa-sha256';
}

export interface CertificateRecipe {
  issuer?: Holder;
  name: string;
  organisation?: string;
  ca?: boolean;
  pathLength?: number;
  usage?: KeyUsageName[];
  purposes?: { critical?: boolean; oids: string[] };
  policies?: string[];
  from?: Date;
  to?: Date;
  serial?: number;
  rsa?: boolean;
  extensions?: Uint8Array[];
}

export const at = new Date('2026-06-01T12:00:00Z');
export const validFrom = new Date('2026-01-01T00:00:00Z');
export const validTo = new Date('2028-01-01T00:00:00Z');
export const chamberPolicy = '1.3.6.1.4.1.32473.1.1';

let serials = 0x1000;

export function aCertificate(recipe: CertificateRecipe): Holder {
  const { privateKey, publicKey } = recipe.rsa
    ? generateKeyPairSync('rsa', { modulusLength: 2048 })
    : generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const spki = new Uint8Array(publicKey.export({ type: 'spki', format: 'der' }));
  const name = buildName([
    { oid: oid.countryName, value: 'SN' },
    { oid: oid.organizationName, value: recipe.organisation ?? recipe.name },
    { oid: oid.commonName, value: recipe.name },
  ]);
  const algorithm = recipe.rsa ? 'rsa-sha256' : 'ecdsa-sha256';
  const own = { key: privateKey, spki, name, algorithm } as const;
  const issuer = recipe.issuer ?? own;
  const tbs = sequence(
    explicit(0, integer(2)),
    integer(recipe.serial ?? ++serials),
    signatureAlgorithmIdentifier(issuer.algorithm),
    issuer.name,
    sequence(utcOrGeneralizedTime(recipe.from ?? validFrom), utcOrGeneralizedTime(recipe.to ?? validTo)),
    name,
    spki,
    explicit(3, sequence(...extensions(recipe, spki, issuer.spki))),
  );
  return { ...own, certificate: signed(tbs, issuer) };
}

function extensions(recipe: CertificateRecipe, spki: Uint8Array, issuerSpki: Uint8Array): Uint8Array[] {
  const usage =
    recipe.usage ?? (recipe.ca ? ['keyCertSign', 'cRLSign'] : ['digitalSignature', 'nonRepudiation']);
  return [
    ...(recipe.ca ? [basicConstraints(true, recipe.pathLength)] : []),
    keyUsage(...usage),
    ...(recipe.purposes
      ? [extendedKeyUsage(recipe.purposes.critical ?? false, ...recipe.purposes.oids)]
      : []),
    ...(recipe.policies ? [certificatePolicies(...recipe.policies)] : []),
    subjectKeyIdentifier(spki),
    authorityKeyIdentifier(keyIdentifier(issuerSpki)),
    ...(recipe.extensions ?? []),
  ];
}

function signed(tbs: Uint8Array, issuer: Pick<Holder, 'key' | 'algorithm'>): Bytes {
  return sequence(
    tbs,
    signatureAlgorithmIdentifier(issuer.algorithm),
    bitString(sign('sha256', tbs, issuer.key)),
  );
}

export interface RevokedEntry {
  readonly certificate: Holder;
  readonly on: Date;
  readonly reason?: number;
}

/** A complete CRL of `issuer`. */
export function aRevocationList(issuer: Holder, from: Date, to: Date, revoked: RevokedEntry[] = []): Bytes {
  const entries = revoked.map(({ certificate, on, reason }) =>
    sequence(
      serialOf(certificate.certificate),
      utcOrGeneralizedTime(on),
      reason === undefined
        ? undefined
        : sequence(sequence(objectIdentifier(oid.reasonCode), octetString(enumerated(reason)))),
    ),
  );
  const tbs = sequence(
    integer(1),
    signatureAlgorithmIdentifier(issuer.algorithm),
    issuer.name,
    utcOrGeneralizedTime(from),
    utcOrGeneralizedTime(to),
    entries.length > 0 ? sequence(...entries) : undefined,
    explicit(
      0,
      sequence(
        authorityKeyIdentifier(keyIdentifier(issuer.spki)),
        sequence(objectIdentifier(oid.crlNumber), octetString(integer(from.getTime()))),
      ),
    ),
  );
  return signed(tbs, issuer);
}

/** Root, chamber, time-stamping authority and two parties: what most cases need. */
export function aChamber(options: { rsa?: boolean } = {}) {
  const far = new Date('2040-01-01T00:00:00Z');
  const root = aCertificate({ name: 'Trade Root', ca: true, to: far, ...options });
  const chamber = aCertificate({
    name: 'Chamber of Commerce of Ziguinchor',
    issuer: root,
    ca: true,
    pathLength: 0,
    to: far,
    policies: [oid.anyPolicy],
    ...options,
  });
  const tsa = aCertificate({
    name: 'Time-stamping authority',
    issuer: root,
    usage: ['digitalSignature'],
    purposes: { critical: true, oids: [oid.timeStamping] },
    to: far,
    ...options,
  });
  return {
    root,
    chamber,
    tsa,
    buyer: aParty(chamber, 'Awa Diatta', options),
    seller: aParty(chamber, 'Kofi Mensah', options),
  };
}

export type Chamber = ReturnType<typeof aChamber>;

export function aParty(issuer: Holder, name: string, over: Partial<CertificateRecipe> = {}): Holder {
  return aCertificate({
    name,
    organisation: `${name.split(' ')[1]} Trading`,
    issuer,
    purposes: { oids: [oid.clientAuth, oid.emailProtection, oid.documentSigning] },
    policies: [chamberPolicy],
    ...over,
  });
}

/** The INTEGER element of a certificate's serial number. */
function serialOf(certificate: Uint8Array): Uint8Array {
  const fields = children(children(readDer(certificate))[0]!);
  return raw(fields[1]!);
}
