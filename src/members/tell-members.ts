import { and, eq, inArray } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { notifyPerson } from '@/notifications/notify-person';
import { memberships } from './schema';

/** Leaves those who run, sell or buy for an organisation a message about it. */
export async function tellMembers(
  tx: Tx,
  organisationId: string,
  kind: string,
  facts: Readonly<Record<string, string | number>>,
): Promise<void> {
  const concerned = await tx
    .selectDistinct({ personId: memberships.personId })
    .from(memberships)
    .where(
      and(
        eq(memberships.organisationId, organisationId),
        inArray(memberships.role, ['owner', 'seller', 'buyer']),
      ),
    );
  for (const { personId } of concerned) await notifyPerson(tx, personId, kind, facts);
}
