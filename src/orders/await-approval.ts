import type { Tx } from '@/db/connection';
import type { Actor } from '@/members/actor';
import type { Result } from '@/trade/result';
import { type MoveRefusal, moveOrder } from './move-order';
import { notifyRoles } from './notify-party';
import { approvalOf, type Order } from './order';

/** The first signatory has signed and may not bind the organisation alone: those who may approve are told. */
export async function awaitApproval(
  tx: Tx,
  actor: Actor,
  order: Order,
  party: 'buyer' | 'seller',
): Promise<Result<Order, MoveRefusal>> {
  const moved = await moveOrder(tx, order, { to: approvalOf[party].waits, actor });
  if (!moved.ok) return moved;
  const roles = ['owner', 'approver'] as const;
  await notifyRoles(tx, order, party, roles, 'order-awaits-approval', actor.personId);
  return moved;
}
