import type { NameAttribute } from '@/pki/build-name';
import type { IssuerUrls } from '@/pki/certificate-request';
import { oid } from '@/pki/oids';
import type { authorities } from './schema';

export type Authority = typeof authorities.$inferSelect;
export type AuthorityKind = Authority['kind'];
/** What we make ourselves. */
export type OwnKind = Exclude<AuthorityKind, 'intermediate' | 'recognised'>;

/** Who an authority is, as its certificate says. */
export interface AuthorityName {
  /** ISO 3166-1 alpha-2 */
  readonly country: string;
  readonly organisation: string;
  readonly commonName: string;
}

export function subjectOf(name: AuthorityName): NameAttribute[] {
  return [
    { oid: oid.countryName, value: name.country },
    { oid: oid.organizationName, value: name.organisation },
    { oid: oid.commonName, value: name.commonName },
  ];
}

/** Years each kind of authority lasts; an issuing authority outlives the two years of what it issues by far. */
export const lifetimeYears = { root: 20, issuing: 10, tsa: 10, ocsp: 1 } as const satisfies Record<
  OwnKind,
  number
>;

/** From this very second on, no longer than the issuer lives. */
export function validityOf(
  kind: OwnKind,
  now: Date,
  issuerNotAfter?: Date,
): { notBefore: Date; notAfter: Date } {
  const notBefore = new Date(Math.floor(now.getTime() / 1000) * 1000);
  const wanted = notBefore.getTime() + lifetimeYears[kind] * 365 * 86_400_000;
  return { notBefore, notAfter: new Date(Math.min(wanted, issuerNotAfter?.getTime() ?? wanted)) };
}

/** Where an authority publishes. These addresses stand in certificates for years: BASE_URL is chosen once. */
export function urlsOf(baseUrl: string, authority: { id: string; kind: AuthorityKind }): IssuerUrls {
  return {
    crl: `${baseUrl}/pki/crl/${authority.id}`,
    caIssuers: `${baseUrl}/pki/ca/${authority.id}`,
    ...(authority.kind === 'issuing' ? { ocsp: `${baseUrl}/pki/ocsp` } : {}),
  };
}
