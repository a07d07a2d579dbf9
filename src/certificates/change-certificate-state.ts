import { eq } from 'drizzle-orm';
import { appendEntry } from '@/audit/append-entry';
import type { Tx } from '@/db/connection';
import type { Actor } from '@/members/actor';
import type { RevocationReason } from '@/pki/revocation-reason';
import type { CertificateState, MemberCertificate } from './certificate';
import { closeEnrolments } from './close-enrolments';
import { endSessionsOf } from './end-session';
import { findAuthority } from './find-authorities';
import { certificates, enrolments } from './schema';
import { signCrl } from './sign-crl';

export interface StateChange {
  readonly state: CertificateState;
  /** Since when and why the revocation list names it; null when it does not. */
  readonly listed: { readonly at: Date; readonly reason: RevocationReason } | null;
  readonly action: string;
  readonly capacity: string;
}

/**
 * Moves a certificate to another state with everything that follows: its sessions end, what it invited other
 * devices with lapses, its authority signs a new revocation list at once where it is ours, the log says who did it. Whether the move is permitted was asked before.
 */
export async function changeCertificateState(
  tx: Tx,
  actor: Actor | null,
  certificate: MemberCertificate,
  change: StateChange,
  now: Date,
): Promise<void> {
  const { id, authorityId, portalId } = certificate;
  await tx
    .update(certificates)
    .set({
      state: change.state,
      revokedAt: change.listed?.at ?? null,
      revocationReason: change.listed?.reason ?? null,
    })
    .where(eq(certificates.id, id));
  if (change.state !== 'active') await closeEnrolments(tx, eq(enrolments.issuedOn, id), now);
  const sessionsEnded = change.state === 'active' ? 0 : await endSessionsOf(tx, id, now);
  await appendEntry(tx, {
    actorId: actor?.personId ?? null,
    portalId,
    action: change.action,
    subjectType: 'certificate',
    subjectId: id,
    facts: { reason: change.listed?.reason ?? null, capacity: change.capacity, sessionsEnded },
  });
  const authority = await findAuthority(tx, authorityId);
  // of another's certificate our books alone say what we think of it; its lists are its own authority's
  if (authority?.kind === 'recognised') return;
  const list = await signCrl(tx, authority!, now);
  if (!list.ok)
    throw new Error(`authority ${authorityId} issued a certificate and cannot sign its revocation list`);
}
