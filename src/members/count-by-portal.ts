import { count, eq, isNotNull, sql } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { organisations, people } from './schema';

export interface MemberCount {
  readonly organisations: number;
  readonly people: number;
}

/** How many organisations are members of each portal, and how many people act in it. */
export async function countMembersByPortal(tx: Tx): Promise<Map<string, MemberCount>> {
  const members = await tx
    .select({ portalId: organisations.portalId, n: count() })
    .from(organisations)
    .where(eq(organisations.state, 'active'))
    .groupBy(organisations.portalId);
  const acting = await tx
    .select({ portalId: sql<string>`${people.portalId}`, n: count() })
    .from(people)
    .where(isNotNull(people.portalId))
    .groupBy(people.portalId);
  const found = new Map(members.map(({ portalId, n }) => [portalId, { organisations: n, people: 0 }]));
  for (const { portalId, n } of acting)
    found.set(portalId, { organisations: found.get(portalId)?.organisations ?? 0, people: n });
  return found;
}
