import type { Tx } from '@/db/connection';
import type { Actor } from '@/members/actor';
import { may } from '@/members/policy';
import { parseCertificate } from '@/pki/certificate';
import { attributeValue } from '@/pki/distinguished-name';
import { oid } from '@/pki/oids';
import { ok, type Result, refuse } from '@/trade/result';
import type { Authority, AuthorityName } from './authority';
import { shortenedTo } from './certificate-subject';
import type { CertifyRefusal } from './certify-authority';
import { createIssuingAuthority } from './create-authority';
import { findAuthority } from './find-authorities';
import { type AuthorityRequest, type RequestAuthorityRefusal, requestAuthority } from './request-authority';
import { retireAuthority } from './retire-authority';

export type RenewRefusal = CertifyRefusal | RequestAuthorityRefusal | 'already-renewed';

/**
 * Renews an issuing authority with a new key, under the name of its next generation ("… G2"): two keys of one name
 * would leave relying parties to guess which list speaks for which. Where the key above it is here, the new one takes
 * over at once; where it is offline or a national CA's, a request is made for it, and the old one goes on until that is
 * certified.
 */
export async function renewAuthority(
  tx: Tx,
  actor: Actor | null,
  authorityId: string,
  now = new Date(),
): Promise<Result<{ authority: Authority } | { request: AuthorityRequest }, RenewRefusal>> {
  if (actor && !may(actor, 'open-portal')) return refuse('not-allowed');
  const old = await findAuthority(tx, authorityId, { lock: true });
  if (old?.kind !== 'issuing') return refuse('authority-unknown');
  if (old.retiredAt || old.revokedAt) return refuse('already-renewed');
  const name = nextGeneration(old);
  const { portalId, issuerId } = old;
  const issuer = issuerId ? await findAuthority(tx, issuerId) : null;
  if (issuer?.kind !== 'root' || !issuer.sealedKey) {
    const requested = await requestAuthority(tx, actor, { portalId, name, replacesId: old.id });
    return requested.ok ? ok({ request: requested.value }) : requested;
  }
  const created = await createIssuingAuthority(tx, actor, { rootId: issuer.id, portalId, name }, now);
  if (!created.ok) return created;
  await retireAuthority(tx, actor, old, created.value.id, now);
  return ok({ authority: created.value });
}

/** "Chamber Members" becomes "Chamber Members G2", and that "Chamber Members G3". */
export function nextGeneration({ certificate }: Pick<Authority, 'certificate'>): AuthorityName {
  const { subject } = parseCertificate(certificate);
  const commonName = attributeValue(subject, oid.commonName)!;
  const [, stem = commonName, number = '1'] = /^(.*?)(?: G(\d{1,4}))?$/s.exec(commonName) ?? [];
  const suffix = ` G${Number(number) + 1}`;
  return {
    country: attributeValue(subject, oid.countryName)!,
    organisation: attributeValue(subject, oid.organizationName)!,
    commonName: shortenedTo(64 - suffix.length, stem) + suffix,
  };
}
