import { and, eq, inArray } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { parseCertificate } from '@/pki/certificate';
import type { CertificateList } from '@/pki/crl';
import { canMove } from '@/trade/state-machine';
import type { Authority } from './authority';
import { certificateTransitions } from './certificate';
import { changeCertificateState } from './change-certificate-state';
import { certificates } from './schema';

/**
 * Does in our books what the list of a recognised authority says of members' certificates: revoked there is revoked here,
 * on hold there is suspended here, and their sessions end. Runs in system scope; gives how many it concerned.
 */
export async function followList(
  tx: Tx,
  authority: Authority,
  list: CertificateList,
  now: Date,
): Promise<number> {
  const held = await tx
    .select()
    .from(certificates)
    .where(
      and(
        eq(certificates.authorityId, authority.id),
        inArray(certificates.state, ['active', 'suspended', 'superseded']),
      ),
    )
    .for('update');
  let concerned = 0;
  for (const certificate of held) {
    const { issuer, serialOctets } = parseCertificate(certificate.der);
    const entry = list.entries.find(issuer.key, serialOctets);
    const state = entry?.reason === 'certificateHold' ? 'suspended' : 'revoked';
    if (!entry || !canMove(certificateTransitions, certificate.state, state)) continue;
    const listed = { at: entry.revokedAt, reason: entry.reason };
    const change = { state, listed, action: `certificate-${state}`, capacity: 'its authority' } as const;
    await changeCertificateState(tx, null, certificate, change, now);
    concerned += 1;
  }
  return concerned;
}
