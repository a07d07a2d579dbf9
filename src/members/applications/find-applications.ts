import { and, asc, desc, eq, inArray, isNotNull } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { portals } from '@/portals/schema';
import { applicationPapers, applications } from '../schema';
import type { ApplicationState } from './application';
import type { Sanctions } from './configured-sanctions';
import { findSurroundings } from './find-lookalikes';
import type { Application } from './lock-application';
import { type Oddity, odditiesOf } from './oddities';

/** What waits for the chamber, and what does not any more. */
export const queues = {
  waiting: ['submitted', 'in-review'],
  asked: ['information-requested'],
  decided: ['approved', 'rejected'],
} as const satisfies Record<string, readonly ApplicationState[]>;
export type Queue = keyof typeof queues;

export interface QueuedApplication {
  readonly application: Application;
  readonly oddities: readonly Oddity[];
}

/** A queue of a portal, oldest submission first (decided ones newest first), each with what is odd about it. */
export async function findApplications(
  tx: Tx,
  where: { readonly portalId: string; readonly queue: Queue },
  sanctions: Sanctions,
  now = new Date(),
  most = 100,
): Promise<QueuedApplication[]> {
  const order = where.queue === 'decided' ? desc(applications.decidedAt) : asc(applications.submittedAt);
  const rows = await tx
    .select()
    .from(applications)
    .where(
      and(
        eq(applications.portalId, where.portalId),
        inArray(applications.state, [...queues[where.queue]]),
        isNotNull(applications.submittedAt),
      ),
    )
    .orderBy(order, asc(applications.id))
    .limit(most);
  const oddities = await findOddities(tx, rows, sanctions, now);
  return rows.map((application) => ({ application, oddities: oddities.get(application.id) ?? [] }));
}

/** What is odd about each of these submitted applications. */
export async function findOddities(
  tx: Tx,
  rows: readonly Application[],
  sanctions: Sanctions,
  now: Date,
): Promise<Map<string, Oddity[]>> {
  const ids = rows.map((row) => row.id);
  if (ids.length === 0) return new Map();
  const surroundings = await findSurroundings(tx, ids);
  const papers = await tx
    .select()
    .from(applicationPapers)
    .where(inArray(applicationPapers.applicationId, ids));
  const countries = await tx
    .select({ id: portals.id, country: portals.country })
    .from(portals)
    .where(inArray(portals.id, [...new Set(rows.map((row) => row.portalId))]));
  return new Map(
    rows.map((row) => [
      row.id,
      odditiesOf(
        {
          portalCountry: countries.find((portal) => portal.id === row.portalId)?.country ?? '',
          organisation: row.organisation!,
          signatory: row.signatory!,
          papers: papers.filter((paper) => paper.applicationId === row.id),
          ...surroundings.get(row.id)!,
          sanctions,
        },
        now,
      ),
    ]),
  );
}
