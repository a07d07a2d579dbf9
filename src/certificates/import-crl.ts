import { appendEntry } from '@/audit/append-entry';
import type { Tx } from '@/db/connection';
import type { Actor } from '@/members/actor';
import { may } from '@/members/policy';
import { type CertificateList, CrlError, parseCrl } from '@/pki/crl';
import { readNaming } from '@/pki/issuer-and-serial';
import { sameOctets } from '@/pki/octets';
import { verifySignature } from '@/pki/verify-signature';
import { ok, type Result, refuse } from '@/trade/result';
import { currentCrl } from './current-crl';
import { findAuthority } from './find-authorities';
import { followList } from './follow-list';
import { revocationLists } from './schema';
import type { RevocationList } from './sign-crl';

export type ImportCrlRefusal =
  | 'not-allowed'
  | 'authority-unknown'
  | 'list-malformed'
  | 'list-of-another'
  | 'list-outdated'
  | 'list-not-yet-valid'
  | 'list-not-newer';

/** How far the clocks of two honest machines may be apart. */
const clocksApart = 5 * 60_000;

/**
 * Takes in a revocation list that an authority whose key is elsewhere has signed. One that counts only later would put
 * out the one that counts now, and nobody could sign until then.
 */
export async function importCrl(
  tx: Tx,
  actor: Actor | null,
  input: { readonly authorityId: string; readonly der: Uint8Array },
  now = new Date(),
): Promise<Result<RevocationList, ImportCrlRefusal>> {
  if (actor && !may(actor, 'open-portal')) return refuse('not-allowed');
  const authority = await findAuthority(tx, input.authorityId);
  if (!authority) return refuse('authority-unknown');
  const list = tryParse(input.der);
  if (!list || list.baseCrlNumber !== null || list.crlNumber > 2_147_483_647n)
    return refuse('list-malformed');
  if (!isOf(list, authority.certificate)) return refuse('list-of-another');
  if (list.nextUpdate <= now) return refuse('list-outdated');
  if (list.thisUpdate.getTime() > now.getTime() + clocksApart) return refuse('list-not-yet-valid');
  const newest = await currentCrl(tx, authority.id);
  const number = Number(list.crlNumber);
  if (newest && newest.number >= number) return refuse('list-not-newer', { newest: newest.number });
  const { thisUpdate, nextUpdate, der } = list;
  const [row] = await tx
    .insert(revocationLists)
    .values({ authorityId: authority.id, number, thisUpdate, nextUpdate, der })
    .returning();
  await appendEntry(tx, {
    actorId: actor?.personId ?? null,
    portalId: authority.portalId,
    action: 'revocation-list-imported',
    subjectType: 'authority',
    subjectId: authority.id,
    facts: { number, digest: list.digest },
  });
  if (authority.kind === 'recognised') await followList(tx, authority, list, now);
  return ok(row!);
}

function tryParse(der: Uint8Array): CertificateList | null {
  try {
    return parseCrl(der);
  } catch (error) {
    if (error instanceof CrlError) return null;
    throw error;
  }
}

function isOf(list: CertificateList, certificate: Uint8Array): boolean {
  const { subject, spki } = readNaming(certificate);
  if (!sameOctets(list.issuer.der, subject)) return false;
  const { signatureAlgorithm: algorithm, tbs: data, signature } = list;
  return verifySignature({ algorithm, spki, data, signature }) === 'good';
}
