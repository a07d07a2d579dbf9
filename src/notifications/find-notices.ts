import { and, count, desc, eq, isNull } from 'drizzle-orm';
import type { Tx } from '../db/connection';
import { notices } from './schema';

export type Notice = typeof notices.$inferSelect;

/** A person's newest messages, unread first. */
export async function findNotices(tx: Tx, personId: string, most = 20): Promise<Notice[]> {
  return tx
    .select()
    .from(notices)
    .where(eq(notices.personId, personId))
    .orderBy(desc(isNull(notices.readAt)), desc(notices.createdAt))
    .limit(most);
}

export async function countUnread(tx: Tx, personId: string): Promise<number> {
  const [row] = await tx
    .select({ unread: count() })
    .from(notices)
    .where(and(eq(notices.personId, personId), isNull(notices.readAt)));
  return row?.unread ?? 0;
}

/** Marks everything a person was shown as read. */
export async function markNoticesRead(tx: Tx, personId: string): Promise<void> {
  await tx
    .update(notices)
    .set({ readAt: new Date() })
    .where(and(eq(notices.personId, personId), isNull(notices.readAt)));
}
