import { eq } from 'drizzle-orm';
import { appendEntry } from '@/audit/append-entry';
import type { Tx } from '@/db/connection';
import { ok, type Result, refuse } from '@/trade/result';
import { applicationProducers, applications } from '../schema';
import { isOpenToApplicant } from './application';
import { lockApplicationOfBearer } from './lock-application';
import type { ListedProducer } from './producer-list';
import type { BearerRefusal } from './save-piece';

const atATime = 500;

/** Replaces the cooperative's list by the one that was just read (parseProducers): all of it or nothing. */
export async function saveProducers(
  tx: Tx,
  token: string,
  producers: readonly ListedProducer[],
  now = new Date(),
): Promise<Result<{ count: number }, BearerRefusal>> {
  const application = await lockApplicationOfBearer(tx, token);
  if (!application) return refuse('application-unknown');
  if (!isOpenToApplicant(application.state)) return refuse('application-not-open');
  const { id: applicationId, portalId } = application;
  await tx.delete(applicationProducers).where(eq(applicationProducers.applicationId, applicationId));
  for (let from = 0; from < producers.length; from += atATime) {
    const rows = producers
      .slice(from, from + atATime)
      .map((producer, at) => ({ ...producer, applicationId, position: from + at + 1 }));
    await tx.insert(applicationProducers).values(rows);
  }
  await tx.update(applications).set({ changedAt: now }).where(eq(applications.id, applicationId));
  await appendEntry(tx, {
    actorId: null,
    portalId,
    action: 'application-producers-listed',
    subjectType: 'application',
    subjectId: applicationId,
    facts: { count: producers.length },
  });
  return ok({ count: producers.length });
}
