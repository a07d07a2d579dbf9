import type { NameAttribute } from './build-name';

/** Where relying parties find what the issuer publishes about its certificates. */
export interface IssuerUrls {
  readonly crl: string;
  /** The issuer's own certificate, DER. */
  readonly caIssuers: string;
  readonly ocsp?: string;
}

interface Common {
  readonly subject: readonly NameAttribute[];
  /** SubjectPublicKeyInfo to be certified, DER. */
  readonly spki: Uint8Array;
  readonly notBefore: Date;
  readonly notAfter: Date;
}

/** What is to be certified; each profile carries exactly what it needs (signing.md, "Authorities"). */
export type CertificateRequest =
  | (Common & { readonly profile: 'root' })
  | (Common & {
      readonly profile: 'issuing-ca';
      readonly policies: readonly [string, ...string[]];
      readonly urls: IssuerUrls;
    })
  | (Common & { readonly profile: 'tsa'; readonly urls: IssuerUrls })
  | (Common & { readonly profile: 'ocsp-responder' })
  | (Common & {
      readonly profile: 'end-entity';
      readonly email: string;
      readonly policies: readonly [string, ...string[]];
      readonly urls: IssuerUrls;
    });

export type CertificateProfile = CertificateRequest['profile'];
