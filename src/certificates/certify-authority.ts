import { uuidv7 } from 'uuidv7';
import { config } from '@/config';
import type { Tx } from '@/db/connection';
import type { Actor } from '@/members/actor';
import { may } from '@/members/policy';
import { parseCertificate } from '@/pki/certificate';
import type { CertificateRequest } from '@/pki/certificate-request';
import { attributeValue } from '@/pki/distinguished-name';
import { issueCertificate } from '@/pki/issue-certificate';
import { oid } from '@/pki/oids';
import { ok, type Result, refuse } from '@/trade/result';
import { type Authority, type AuthorityName, subjectOf, urlsOf, validityOf } from './authority';
import { issuingPolicies } from './certificate-policy';
import { shortenedTo } from './certificate-subject';
import { configuredKeyStore } from './configured-key-store';
import { findAuthority } from './find-authorities';
import { openAuthority } from './open-authority';
import { storeAuthority } from './store-authority';

export type CertifyRefusal = 'not-allowed' | 'issuer-unknown' | 'issuer-key-offline' | 'name-not-certifiable';

interface NewSubordinate {
  readonly kind: 'issuing' | 'tsa' | 'ocsp';
  readonly issuerId: string;
  readonly portalId: string | null;
  /** An OCSP responder is named after its issuer. */
  readonly name?: AuthorityName;
}

/** Makes a key in the key store and has the issuer certify it as an authority of this kind. */
export async function certifyAuthority(
  tx: Tx,
  actor: Actor | null,
  input: NewSubordinate,
  now: Date,
): Promise<Result<Authority, CertifyRefusal>> {
  if (actor && !may(actor, 'open-portal')) return refuse('not-allowed');
  const issuer = await findAuthority(tx, input.issuerId);
  if (issuer?.kind !== (input.kind === 'ocsp' ? 'issuing' : 'root')) return refuse('issuer-unknown');
  const keyStore = configuredKeyStore();
  const opened = await openAuthority(keyStore, issuer);
  if (!opened) return refuse('issuer-key-offline');
  const id = uuidv7();
  const { sealed, signer } = await keyStore.createKey(id, 'p256');
  const issuance = await issueCertificate(requestFor(input, issuer, signer.spki, now), opened);
  if (!issuance.issued) return refuse('name-not-certifiable', { rule: issuance.findings[0]!.rule });
  const { certificate } = issuance;
  return ok(await storeAuthority(tx, actor, { ...input, id, certificate, sealed }));
}

function requestFor(
  input: NewSubordinate,
  issuer: Authority,
  spki: Uint8Array,
  now: Date,
): Exclude<CertificateRequest, { profile: 'root' }> {
  const subject = subjectOf(input.name ?? responderName(issuer));
  const common = { subject, spki, ...validityOf(input.kind, now, issuer.notAfter) };
  const urls = urlsOf(config().baseUrl, issuer);
  switch (input.kind) {
    case 'issuing':
      return { ...common, profile: 'issuing-ca', policies: issuingPolicies, urls };
    case 'tsa':
      return { ...common, profile: 'tsa', urls };
    case 'ocsp':
      return { ...common, profile: 'ocsp-responder' };
  }
}

function responderName(issuer: Authority): AuthorityName {
  const { subject } = parseCertificate(issuer.certificate);
  return {
    country: attributeValue(subject, oid.countryName)!,
    organisation: attributeValue(subject, oid.organizationName)!,
    commonName: shortenedTo(64, `OCSP ${issuer.name}`),
  };
}
