import { z } from 'zod';
import type { Tx } from '@/db/connection';
import type { Actor } from '@/members/actor';
import { may } from '@/members/policy';
import { type Result, refuse } from '@/trade/result';
import { typedLine } from '@/trade/typed-text';
import { lockOrder } from './lock-order';
import { type MoveRefusal, moveOrder } from './move-order';
import { notifyParty } from './notify-party';
import { type Order, partyOf } from './order';

export const shipmentInput = z.object({
  orderId: z.uuid(),
  carrier: typedLine(120).min(2),
  /** number of the bill of lading, air waybill, CMR or parcel */
  transportDocument: typedLine(60).min(2),
});

/** The seller has handed the goods over: who carries them and under which transport document. */
export async function reportShipment(
  tx: Tx,
  actor: Actor,
  input: z.infer<typeof shipmentInput>,
): Promise<Result<Order, MoveRefusal | 'not-allowed' | 'order-not-found' | 'input-invalid'>> {
  if (!may(actor, 'report-shipment')) return refuse('not-allowed');
  const shipment = shipmentInput.safeParse(input);
  if (!shipment.success) return refuse('input-invalid');
  const order = await lockOrder(tx, shipment.data.orderId);
  if (!order || partyOf(order, actor.organisationId) !== 'seller') return refuse('order-not-found');
  const { carrier, transportDocument } = shipment.data;
  const moved = await moveOrder(tx, order, {
    to: 'in-fulfilment',
    actor,
    facts: { carrier, transportDocument },
  });
  if (moved.ok) await notifyParty(tx, order, 'buyer', 'order-shipped');
  return moved;
}
