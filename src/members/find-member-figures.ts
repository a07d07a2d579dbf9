import { and, count, eq, gte, sql } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { monthOf } from '@/db/month-of';
import { organisations, producers } from './schema';

type OrganisationKind = (typeof organisations.$inferSelect)['kind'];

export interface MemberFigures {
  readonly byKind: readonly {
    readonly kind: OrganisationKind;
    readonly members: number;
    readonly womenLed: number;
    readonly suspended: number;
  }[];
  /** by the first day of the month, "2026-11-01" */
  readonly joined: readonly { readonly month: string; readonly members: number }[];
  readonly producers: number;
  readonly womenProducers: number;
}

/** Who belongs to a market, and how it grew since that instant. */
export async function findMemberFigures(tx: Tx, portalId: string, since: Date): Promise<MemberFigures> {
  const month = monthOf(organisations.createdAt);
  const ofPortal = eq(organisations.portalId, portalId);
  const byKind = await tx
    .select({
      kind: organisations.kind,
      members: count(),
      womenLed: counted(sql`${organisations.womenLed}`),
      suspended: counted(sql`${organisations.state} = 'suspended'`),
    })
    .from(organisations)
    .where(ofPortal)
    .groupBy(organisations.kind)
    .orderBy(organisations.kind);
  const joined = await tx
    .select({ month, members: count() })
    .from(organisations)
    .where(and(ofPortal, gte(organisations.createdAt, since)))
    .groupBy(month)
    .orderBy(month);
  const [made] = await tx
    .select({ producers: count(), women: counted(sql`${producers.isWoman}`) })
    .from(producers)
    .innerJoin(organisations, eq(organisations.id, producers.organisationId))
    .where(ofPortal);
  return { byKind, joined, producers: made?.producers ?? 0, womenProducers: made?.women ?? 0 };
}

const counted = (condition: ReturnType<typeof sql>) =>
  sql<number>`count(*) filter (where ${condition})`.mapWith(Number);
