import { eq } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { ok, type Result, refuse } from '@/trade/result';
import { applications } from '../schema';
import { isOpenToApplicant } from './application';
import type { ApplicantOrganisation, ApplicantSignatory } from './application-pieces';
import { lockApplicationOfBearer } from './lock-application';

export type BearerRefusal = 'application-unknown' | 'application-not-open';

/** Saves one piece of the form as it was checked; the others stay as they are. */
export async function savePiece(
  tx: Tx,
  token: string,
  piece: { readonly organisation: ApplicantOrganisation } | { readonly signatory: ApplicantSignatory },
  now = new Date(),
): Promise<Result<void, BearerRefusal>> {
  const application = await lockApplicationOfBearer(tx, token);
  if (!application) return refuse('application-unknown');
  if (!isOpenToApplicant(application.state)) return refuse('application-not-open');
  await tx
    .update(applications)
    .set({ ...piece, changedAt: now })
    .where(eq(applications.id, application.id));
  return ok(undefined);
}
