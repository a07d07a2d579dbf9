import type { Tx } from '@/db/connection';
import { findPeopleWithRoles } from '@/members/find-people-with-roles';
import type { Role } from '@/members/schema';
import { notifyPerson } from '@/notifications/notify-person';
import type { Order } from './order';

/** Tells everybody who buys (or sells) for that party what happened to the order. */
export async function notifyParty(
  tx: Tx,
  order: Order,
  party: 'buyer' | 'seller',
  kind: string,
): Promise<void> {
  await notifyRoles(tx, order, party, ['owner', party], kind);
}

/** Tells those of a party who hold one of the roles, save the person who did it. */
export async function notifyRoles(
  tx: Tx,
  order: Order,
  party: 'buyer' | 'seller',
  roles: readonly Role[],
  kind: string,
  exceptPersonId?: string,
): Promise<void> {
  const organisationId = party === 'buyer' ? order.buyerOrganisationId : order.sellerOrganisationId;
  for (const personId of await findPeopleWithRoles(tx, organisationId, roles)) {
    if (personId === exceptPersonId) continue;
    await notifyPerson(tx, personId, kind, { number: order.number }, `/orders/${order.id}`);
  }
}
