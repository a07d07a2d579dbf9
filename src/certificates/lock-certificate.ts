import { eq } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import type { Actor } from '@/members/actor';
import { may } from '@/members/policy';
import { ok, type Result, refuse } from '@/trade/result';
import type { MemberCertificate } from './certificate';
import { certificates } from './schema';

/** In which capacity somebody may change a certificate's state: `system` is the installation itself. */
export type Capacity = 'holder' | 'chamber' | 'system';

/** The certificate, locked, and in which capacity the actor may end it. Strangers do not learn whether it exists. */
export async function lockCertificate(
  tx: Tx,
  actor: Actor | null,
  certificateId: string,
): Promise<Result<{ certificate: MemberCertificate; capacity: Capacity }, 'not-allowed'>> {
  const [certificate] = await tx
    .select()
    .from(certificates)
    .where(eq(certificates.id, certificateId))
    .for('update');
  if (!certificate) return refuse('not-allowed');
  if (!actor) return ok({ certificate, capacity: 'system' });
  if (may(actor, 'revoke-certificate', { portalId: certificate.portalId }))
    return ok({ certificate, capacity: 'chamber' });
  return certificate.personId === actor.personId
    ? ok({ certificate, capacity: 'holder' })
    : refuse('not-allowed');
}
