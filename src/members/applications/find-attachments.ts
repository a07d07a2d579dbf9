import { asc, count, eq } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { applicationPapers, applicationProducers } from '../schema';

export type Paper = typeof applicationPapers.$inferSelect;
export type ListedProducer = Omit<typeof applicationProducers.$inferSelect, 'applicationId'>;

/** The papers of an application, in the order they came. */
export async function findPapers(tx: Tx, applicationId: string): Promise<Paper[]> {
  return await tx
    .select()
    .from(applicationPapers)
    .where(eq(applicationPapers.applicationId, applicationId))
    .orderBy(asc(applicationPapers.kind), asc(applicationPapers.id));
}

export async function countProducers(tx: Tx, applicationId: string): Promise<number> {
  const [row] = await tx
    .select({ n: count() })
    .from(applicationProducers)
    .where(eq(applicationProducers.applicationId, applicationId));
  return row?.n ?? 0;
}

/** The people of a cooperative in the order of its list; at most `limit`. */
export async function findListedProducers(
  tx: Tx,
  applicationId: string,
  limit: number,
): Promise<ListedProducer[]> {
  return await tx
    .select({
      position: applicationProducers.position,
      name: applicationProducers.name,
      place: applicationProducers.place,
      isWoman: applicationProducers.isWoman,
      story: applicationProducers.story,
    })
    .from(applicationProducers)
    .where(eq(applicationProducers.applicationId, applicationId))
    .orderBy(asc(applicationProducers.position))
    .limit(limit);
}
