import { eq } from 'drizzle-orm';
import { appendEntry } from '@/audit/append-entry';
import type { Tx } from '@/db/connection';
import type { Actor } from '@/members/actor';
import { may } from '@/members/policy';
import { ok, type Result, refuse } from '@/trade/result';
import { findAuthority } from './find-authorities';
import { authorities } from './schema';
import { signCrl } from './sign-crl';

export const authorityRevocationReasons = [
  'cACompromise',
  'affiliationChanged',
  'superseded',
  'cessationOfOperation',
] as const;
export type AuthorityRevocationReason = (typeof authorityRevocationReasons)[number];

export interface RevokedAuthority {
  /** on the list of the authority above it: signed at once, to be signed where that key is, or not a matter of ours */
  readonly listed: 'now' | 'later' | 'never';
}

/**
 * Revokes an authority below the root: everything it issued stops being accepted with the root's next list, which is
 * signed at once where the root's key is here and is otherwise signed offline and imported. Another's that a market
 * recognised is recognised no more: its members are out at once, and what they signed before stands.
 */
export async function revokeAuthority(
  tx: Tx,
  actor: Actor | null,
  input: { readonly authorityId: string; readonly reason: AuthorityRevocationReason },
  now = new Date(),
): Promise<Result<RevokedAuthority, 'not-allowed' | 'authority-unknown' | 'already-revoked'>> {
  if (actor && !may(actor, 'open-portal')) return refuse('not-allowed');
  const authority = await findAuthority(tx, input.authorityId);
  const issuer = authority?.issuerId ? await findAuthority(tx, authority.issuerId) : null;
  if (!authority || !issuer) return refuse('authority-unknown');
  if (authority.revokedAt) return refuse('already-revoked');
  await tx
    .update(authorities)
    .set({ revokedAt: now, revocationReason: input.reason })
    .where(eq(authorities.id, authority.id));
  await appendEntry(tx, {
    actorId: actor?.personId ?? null,
    portalId: authority.portalId,
    action: 'authority-revoked',
    subjectType: 'authority',
    subjectId: authority.id,
    facts: { reason: input.reason, fingerprint: authority.fingerprint },
  });
  if (authority.kind === 'recognised') return ok({ listed: 'never' });
  return ok({ listed: (await signCrl(tx, issuer, now)).ok ? 'now' : 'later' });
}
