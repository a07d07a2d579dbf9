import { createHash } from 'node:crypto';
import {
  bitString,
  boolean,
  element,
  enumerated,
  explicit,
  generalizedTime,
  implicit,
  implicitConstructed,
  integer,
  namedBits,
  nullValue,
  octetString,
  oid as objectIdentifier,
  sequence,
} from '../../der-write';
import { children, contents, readDer } from '../../der-read';
import { oid } from '../../oids';
import { akiOf, type Authority, day, directory, extension, time, uri } from './certificates';

export interface Revoked {
  readonly serial: Uint8Array;
  readonly at?: Date | Uint8Array;
  readonly reason?: number;
  readonly extensions?: readonly Uint8Array[];
}

export interface CrlRecipe {
  readonly revoked?: readonly Revoked[];
  readonly number?: Uint8Array | null;
  readonly thisUpdate?: Date | Uint8Array;
  readonly nextUpdate?: Date | Uint8Array | null;
  readonly scope?: Uint8Array;
  readonly delta?: number;
  readonly extensions?: readonly Uint8Array[];
  readonly version?: Uint8Array;
  readonly issuerName?: Uint8Array;
  readonly withoutAki?: boolean;
  readonly tamper?: (der: Uint8Array) => Uint8Array;
}

export function crl(issuer: Authority, recipe: CrlRecipe = {}): Uint8Array {
  const number = recipe.number === undefined ? extension(oid.crlNumber, false, integer(7)) : (recipe.number ?? undefined);
  const nextUpdate = recipe.nextUpdate === undefined ? day(7) : recipe.nextUpdate;
  const tbs = sequence(
    recipe.version ?? integer(1),
    issuer.key.algorithm,
    recipe.issuerName ?? issuer.name,
    time(recipe.thisUpdate ?? day(-1)),
    nextUpdate ? time(nextUpdate) : undefined,
    recipe.revoked && sequence(...recipe.revoked.map(entry)),
    explicit(
      0,
      sequence(
        recipe.withoutAki ? undefined : akiOf(issuer.key),
        number,
        recipe.delta === undefined ? undefined : extension(oid.deltaCrlIndicator, true, integer(recipe.delta)),
        recipe.scope && extension(oid.issuingDistributionPoint, true, recipe.scope),
        ...(recipe.extensions ?? []),
      ),
    ),
  );
  const der = sequence(tbs, issuer.key.algorithm, bitString(issuer.key.sign(tbs)));
  return recipe.tamper ? recipe.tamper(der) : der;
}

function entry({ serial, at, reason, extensions = [] }: Revoked): Uint8Array {
  const all = [...(reason === undefined ? [] : [extension(oid.reasonCode, false, enumerated(reason))]), ...extensions];
  return sequence(serialInteger(serial), time(at ?? day(-3)), all.length > 0 ? sequence(...all) : undefined);
}

export const serialInteger = (serial: Uint8Array) => integer(serial);

export const crlNumber = (value: number, critical = false) => extension(oid.crlNumber, critical, integer(value));

/** IssuingDistributionPoint. */
export function scope(parts: {
  urls?: string[];
  directories?: Uint8Array[];
  userOnly?: boolean;
  caOnly?: boolean;
  attributeOnly?: boolean;
  indirect?: boolean;
  reasons?: number[];
}): Uint8Array {
  const names = [...(parts.urls ?? []).map(uri), ...(parts.directories ?? []).map(directory)];
  return sequence(
    names.length > 0 ? explicit(0, implicitConstructed(0, ...names)) : undefined,
    parts.userOnly ? implicit(1, boolean(true)) : undefined,
    parts.caOnly ? implicit(2, boolean(true)) : undefined,
    parts.reasons ? implicit(3, namedBits(parts.reasons)) : undefined,
    parts.indirect ? implicit(4, boolean(true)) : undefined,
    parts.attributeOnly ? implicit(5, boolean(true)) : undefined,
  );
}

/** cRLDistributionPoints with one point. */
export function distributionPoint(parts: { urls?: string[]; reasons?: number[]; crlIssuer?: Uint8Array }): Uint8Array {
  return extension(
    oid.crlDistributionPoints,
    false,
    sequence(
      sequence(
        parts.urls ? explicit(0, implicitConstructed(0, ...parts.urls.map(uri))) : undefined,
        parts.reasons ? implicit(1, namedBits(parts.reasons)) : undefined,
        parts.crlIssuer ? implicitConstructed(2, directory(parts.crlIssuer)) : undefined,
      ),
    ),
  );
}

export const certificateIssuer = (name: Uint8Array) =>
  extension(oid.certificateIssuer, true, sequence(directory(name)));

export interface OcspRecipe {
  readonly certificate: Uint8Array;
  readonly issuer: Authority;
  /** Who signs: the issuer, or a delegate whose certificate goes along. */
  readonly responder?: Authority;
  readonly status?: 'good' | 'unknown' | { readonly revokedAt: Date; readonly reason?: number };
  readonly thisUpdate?: Date;
  readonly nextUpdate?: Date | null;
  readonly producedAt?: Date;
  readonly nonce?: Uint8Array;
  readonly byName?: boolean;
  readonly hash?: 'sha1' | 'sha256';
  readonly withoutCertificate?: boolean;
  readonly extensions?: readonly Uint8Array[];
  readonly otherKeyHash?: boolean;
  readonly responseStatus?: number;
  readonly tamper?: (der: Uint8Array) => Uint8Array;
}

export function ocsp(recipe: OcspRecipe): Uint8Array {
  const responder = recipe.responder ?? recipe.issuer;
  const extensions = [
    ...(recipe.nonce ? [extension(oid.ocspNonce, false, octetString(recipe.nonce))] : []),
    ...(recipe.extensions ?? []),
  ];
  const nextUpdate = recipe.nextUpdate === undefined ? day(1) : recipe.nextUpdate;
  const data = sequence(
    recipe.byName ? explicit(1, responder.name) : explicit(2, octetString(digest('sha1', keyBits(responder)))),
    generalizedTime(recipe.producedAt ?? recipe.thisUpdate ?? day(-0.25)),
    sequence(
      sequence(
        certId(recipe),
        status(recipe.status ?? 'good'),
        generalizedTime(recipe.thisUpdate ?? day(-0.25)),
        nextUpdate ? explicit(0, generalizedTime(nextUpdate)) : undefined,
      ),
    ),
    extensions.length > 0 ? explicit(1, sequence(...extensions)) : undefined,
  );
  const isDelegated = responder !== recipe.issuer && !recipe.withoutCertificate;
  const basic = sequence(
    data,
    responder.key.algorithm,
    bitString(responder.key.sign(data)),
    isDelegated ? explicit(0, sequence(responder.der)) : undefined,
  );
  if (recipe.responseStatus) return sequence(enumerated(recipe.responseStatus));
  const der = sequence(enumerated(0), explicit(0, sequence(objectIdentifier(oid.ocspBasic), octetString(basic))));
  return recipe.tamper ? recipe.tamper(der) : der;
}

function certId({ certificate, issuer, hash = 'sha1', otherKeyHash }: OcspRecipe): Uint8Array {
  const tbs = children(children(readDer(certificate))[0]!);
  const serial = tbs[1]!;
  const key = otherKeyHash ? new Uint8Array(1) : keyBits(issuer);
  return sequence(
    sequence(objectIdentifier(hash === 'sha1' ? oid.sha1 : oid.sha256), nullValue()),
    octetString(digest(hash, issuer.name)),
    octetString(digest(hash, key)),
    element(0x02, contents(serial)),
  );
}

function status(value: NonNullable<OcspRecipe['status']>): Uint8Array {
  if (value === 'good') return element(0x80, new Uint8Array());
  if (value === 'unknown') return element(0x82, new Uint8Array());
  return implicitConstructed(
    1,
    generalizedTime(value.revokedAt),
    value.reason === undefined ? undefined : explicit(0, enumerated(value.reason)),
  );
}

/** Content of the subjectPublicKey BIT STRING without its first octet. */
const keyBits = (authority: Authority) => contents(children(readDer(authority.key.spki))[1]!).subarray(1);
const digest = (algorithm: string, data: Uint8Array) => createHash(algorithm).update(data).digest();
