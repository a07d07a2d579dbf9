import { uuidv7 } from 'uuidv7';
import { appendEntry } from '@/audit/append-entry';
import type { Tx } from '@/db/connection';
import type { Actor } from '@/members/actor';
import { may } from '@/members/policy';
import { buildAuthorityRequest } from '@/pki/build-authority-request';
import { parseCertificate } from '@/pki/certificate';
import { sha256Hex } from '@/pki/digest';
import { attributeValue } from '@/pki/distinguished-name';
import { ok, type Result, refuse } from '@/trade/result';
import { type AuthorityName, subjectOf } from './authority';
import { issuingPolicies } from './certificate-policy';
import { configuredKeyStore } from './configured-key-store';
import { findAuthorities, findAuthority } from './find-authorities';
import { authorityRequests } from './schema';

export type AuthorityRequest = typeof authorityRequests.$inferSelect;

export type RequestAuthorityRefusal =
  | 'not-allowed'
  | 'name-not-certifiable'
  | 'name-taken'
  | 'authority-unknown';

/**
 * Makes a key for a new issuing authority and the request that somebody else certifies: a national CA, or our own
 * root offline. `portalId` null is the operator's own staff; `replacesId` is the authority it will take over from.
 */
export async function requestAuthority(
  tx: Tx,
  actor: Actor | null,
  input: {
    readonly portalId: string | null;
    readonly name: AuthorityName;
    readonly replacesId?: string;
  },
): Promise<Result<AuthorityRequest, RequestAuthorityRefusal>> {
  if (actor && !may(actor, 'open-portal')) return refuse('not-allowed');
  if (!isCertifiable(input.name)) return refuse('name-not-certifiable');
  if (await isTaken(tx, input.name)) return refuse('name-taken');
  const replaced = input.replacesId ? await findAuthority(tx, input.replacesId) : null;
  if (input.replacesId && (replaced?.kind !== 'issuing' || replaced.portalId !== input.portalId)) {
    return refuse('authority-unknown');
  }
  const id = uuidv7();
  const { sealed, signer } = await configuredKeyStore().createKey(id, 'p256');
  const certificationRequest = await buildAuthorityRequest(
    { subject: subjectOf(input.name), policies: issuingPolicies },
    signer,
  );
  const [row] = await tx
    .insert(authorityRequests)
    .values({
      id,
      portalId: input.portalId,
      replacesId: replaced?.id ?? null,
      name: input.name.commonName,
      certificationRequest,
      sealedKey: sealed.bytes,
      keyEncryptionKeyId: sealed.keyEncryptionKeyId,
    })
    .returning();
  await appendEntry(tx, {
    actorId: actor?.personId ?? null,
    portalId: input.portalId,
    action: 'authority-requested',
    subjectType: 'authority',
    subjectId: id,
    facts: { request: sha256Hex(certificationRequest), replaces: replaced?.id ?? null },
  });
  return ok(row!);
}

/** Two authorities of one name would leave relying parties to guess which list speaks for which. */
async function isTaken(tx: Tx, name: AuthorityName): Promise<boolean> {
  const wanted = subjectOf(name);
  const known = await findAuthorities(tx);
  return known.some(({ certificate }) => {
    const { subject } = parseCertificate(certificate);
    return wanted.every(({ oid, value }) => attributeValue(subject, oid) === value);
  });
}

/** RFC 5280 appendix A gives each of them 64 characters, the country two capital letters. */
function isCertifiable({ country, organisation, commonName }: AuthorityName): boolean {
  const fits = (text: string) => text.trim() === text && text.length > 0 && [...text].length <= 64;
  return /^[A-Z]{2}$/.test(country) && fits(organisation) && fits(commonName);
}
