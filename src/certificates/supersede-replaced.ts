import { eq } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import type { Actor } from '@/members/actor';
import { canMove } from '@/trade/state-machine';
import { certificateTransitions, type MemberCertificate } from './certificate';
import { changeCertificateState } from './change-certificate-state';
import { certificates } from './schema';

/**
 * Supersedes the certificate that another one took the place of, now that the other has signed its holder in. One that
 * is suspended stays so: the chamber has still to look at it.
 */
export async function supersedeReplaced(
  tx: Tx,
  actor: Actor,
  successor: Pick<MemberCertificate, 'replaces'>,
  now: Date,
): Promise<void> {
  if (!successor.replaces) return;
  const [replaced] = await tx
    .select()
    .from(certificates)
    .where(eq(certificates.id, successor.replaces))
    .for('update');
  if (replaced?.state === 'active') await supersede(tx, actor, replaced, now);
}

/** Supersedes a certificate: it is listed as superseded, and its sessions end. */
export async function supersede(
  tx: Tx,
  actor: Actor,
  certificate: MemberCertificate,
  now: Date,
): Promise<void> {
  if (!canMove(certificateTransitions, certificate.state, 'superseded')) return;
  await changeCertificateState(
    tx,
    actor,
    certificate,
    {
      state: 'superseded',
      listed: { at: now, reason: 'superseded' },
      action: 'certificate-superseded',
      capacity: 'holder',
    },
    now,
  );
}
