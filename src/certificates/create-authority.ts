import type { Tx } from '@/db/connection';
import type { Actor } from '@/members/actor';
import { type Result, refuse } from '@/trade/result';
import type { Authority, AuthorityName } from './authority';
import { type CertifyRefusal, certifyAuthority } from './certify-authority';
import { findAuthority } from './find-authorities';
import { signCrl } from './sign-crl';

/**
 * The issuing authority of a chamber, or with `portalId` null of the operator's own staff, under a root whose key is
 * here; with its first CRL and its OCSP responder.
 */
export async function createIssuingAuthority(
  tx: Tx,
  actor: Actor | null,
  input: { readonly rootId: string; readonly portalId: string | null; readonly name: AuthorityName },
  now = new Date(),
): Promise<Result<Authority, CertifyRefusal>> {
  const created = await certifyAuthority(
    tx,
    actor,
    { ...input, issuerId: input.rootId, kind: 'issuing' },
    now,
  );
  if (!created.ok) return created;
  const authority = created.value;
  await signCrl(tx, authority, now);
  const responder = await createOcspResponder(tx, actor, authority.id, now);
  return responder.ok ? created : responder;
}

/** The time-stamping authority of the installation, under a root whose key is here. */
export async function createTsa(
  tx: Tx,
  actor: Actor | null,
  input: { readonly rootId: string; readonly name: AuthorityName },
  now = new Date(),
): Promise<Result<Authority, CertifyRefusal>> {
  return await certifyAuthority(
    tx,
    actor,
    { ...input, issuerId: input.rootId, portalId: null, kind: 'tsa' },
    now,
  );
}

/**
 * An OCSP responder for what an issuing authority issued, certified by that authority itself as RFC 6960 4.2.2.2
 * asks. It cannot be revoked (nocheck) and so lasts one year; `renewOcspResponders` replaces it in time.
 */
export async function createOcspResponder(
  tx: Tx,
  actor: Actor | null,
  issuingAuthorityId: string,
  now = new Date(),
): Promise<Result<Authority, CertifyRefusal>> {
  const issuer = await findAuthority(tx, issuingAuthorityId);
  if (!issuer) return refuse('issuer-unknown');
  return await certifyAuthority(
    tx,
    actor,
    { issuerId: issuer.id, portalId: issuer.portalId, kind: 'ocsp' },
    now,
  );
}
