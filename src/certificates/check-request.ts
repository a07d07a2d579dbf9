import { and, eq, sql } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { unacceptableKey } from '@/pki/acceptable-key';
import { sha256Hex } from '@/pki/digest';
import { oid } from '@/pki/oids';
import { type CertificationRequest, parseCertificationRequest } from '@/pki/pkcs10';
import { verifyProofOfPossession } from '@/pki/verify-pkcs10';
import { ok, type Result, refuse } from '@/trade/result';
import type { Certified } from './certificate-subject';
import { certificates, compromisedKeys } from './schema';

export type RequestRefusal =
  | 'request-malformed'
  | 'possession-not-proved'
  | 'key-not-acceptable'
  | 'request-claims-another-organisation'
  | 'key-in-use'
  | 'key-already-certified'
  | 'key-compromised';

/**
 * Is this request fit to be certified for this person? The signature proves possession, the key is one we accept and
 * was never certified before (a request that is replayed included), and the subject, of which nothing is taken over,
 * does not claim another organisation.
 */
export async function checkRequest(
  tx: Tx,
  der: Uint8Array,
  owner: { readonly personId: string; readonly certified: Certified },
): Promise<Result<{ spki: Uint8Array; keyFingerprint: string }, RequestRefusal>> {
  const request = parseCertificationRequest(der);
  if (!request) return refuse('request-malformed');
  const weakness = unacceptableKey(request.spki);
  if (weakness) return refuse('key-not-acceptable', { reason: weakness });
  if (!verifyProofOfPossession(request)) return refuse('possession-not-proved');
  if (claimsAnother(request, owner.certified)) return refuse('request-claims-another-organisation');
  const keyFingerprint = sha256Hex(request.spki);
  // Two people who send the same key at the same time are looked at one after the other.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`key ${keyFingerprint}`}, 0))`);
  if (await isCompromised(tx, keyFingerprint)) return refuse('key-compromised');
  const holder = await holderOf(tx, keyFingerprint);
  if (holder) return refuse(holder === owner.personId ? 'key-already-certified' : 'key-in-use');
  return ok({ spki: request.spki, keyFingerprint });
}

function claimsAnother(request: CertificationRequest, certified: Certified): boolean {
  const own = new Map<string, string>([
    [oid.organizationName, certified.organisationName],
    [oid.organizationIdentifier, certified.organisationIdentifier],
  ]);
  return request.subject.attributes.some((claim) => {
    const expected = own.get(claim.oid);
    return expected !== undefined && folded(claim.value) !== folded(expected);
  });
}

function folded(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();
}

async function isCompromised(tx: Tx, keyFingerprint: string): Promise<boolean> {
  const [revoked] = await tx
    .select({ id: certificates.id })
    .from(certificates)
    .where(
      and(
        eq(certificates.keyFingerprint, keyFingerprint),
        eq(certificates.revocationReason, 'keyCompromise'),
      ),
    )
    .limit(1);
  const [reported] = await tx
    .select()
    .from(compromisedKeys)
    .where(eq(compromisedKeys.keyFingerprint, keyFingerprint));
  return revoked !== undefined || reported !== undefined;
}

/** Who holds, or ever held, a certificate for this key. */
async function holderOf(tx: Tx, keyFingerprint: string): Promise<string | null> {
  const [certified] = await tx
    .select({ personId: certificates.personId })
    .from(certificates)
    .where(eq(certificates.keyFingerprint, keyFingerprint))
    .limit(1);
  return certified?.personId ?? null;
}
