import { and, count, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { applications } from '../schema';

/** Upper ends of the ages shown, in days; what is older falls into the last. */
export const applicationAges = [7, 14, 30] as const;

export interface ApplicationFigures {
  /** days at most; null for older than the last */
  readonly upToDays: number | null;
  /** waits for the chamber */
  readonly waiting: number;
  /** waits for the applicant's answer */
  readonly asked: number;
}

/** Undecided applications of a portal by the age of their submission, youngest first; an empty age is shown as 0. */
export async function findApplicationFigures(
  tx: Tx,
  portalId: string,
  now: Date,
): Promise<ApplicationFigures[]> {
  const days = sql`extract(epoch from ${now.toISOString()}::timestamptz - ${applications.submittedAt}) / 86400`;
  const age = sql<number>`width_bucket(${days}::numeric, array[${sql.join([...applicationAges], sql`, `)}]::numeric[])`;
  const rows = await tx
    .select({
      age: age.mapWith(Number),
      waiting: sql<number>`count(*) filter (where ${applications.state} <> 'information-requested')`.mapWith(
        Number,
      ),
      all: count(),
    })
    .from(applications)
    .where(
      and(
        eq(applications.portalId, portalId),
        inArray(applications.state, ['submitted', 'in-review', 'information-requested']),
        isNotNull(applications.submittedAt),
      ),
    )
    .groupBy(sql`1`);
  return [...applicationAges, null].map((upToDays, bucket) => {
    const row = rows.find((each) => each.age === bucket);
    return { upToDays, waiting: row?.waiting ?? 0, asked: row ? row.all - row.waiting : 0 };
  });
}
