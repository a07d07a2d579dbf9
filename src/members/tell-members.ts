import type { Tx } from '@/db/connection';
import { notifyPerson } from '@/notifications/notify-person';
import { findPeopleWithRoles } from './find-people-with-roles';

/** Leaves those who run, sell or buy for an organisation a message about it. */
export async function tellMembers(
  tx: Tx,
  organisationId: string,
  kind: string,
  facts: Readonly<Record<string, string | number>>,
): Promise<void> {
  for (const personId of await findPeopleWithRoles(tx, organisationId, ['owner', 'seller', 'buyer']))
    await notifyPerson(tx, personId, kind, facts);
}
