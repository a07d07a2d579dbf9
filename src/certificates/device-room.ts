import { and, count, eq, gt, isNull, ne } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { certificates } from './schema';

/** On how many devices one person may have a key of their own for one organisation, without asking the chamber. */
export const mostDevices = 3;

/** May the person add a device by their own hand? One that is to be replaced leaves its place. */
export async function hasRoomForDevice(
  tx: Tx,
  holder: {
    readonly personId: string;
    readonly organisationId: string | null;
    readonly replaces: string | null;
  },
  now: Date,
): Promise<boolean> {
  const { personId, organisationId, replaces } = holder;
  const [row] = await tx
    .select({ active: count() })
    .from(certificates)
    .where(
      and(
        eq(certificates.personId, personId),
        organisationId
          ? eq(certificates.organisationId, organisationId)
          : isNull(certificates.organisationId),
        eq(certificates.state, 'active'),
        gt(certificates.notAfter, now),
        replaces ? ne(certificates.id, replaces) : undefined,
      ),
    );
  return row!.active < mostDevices;
}
