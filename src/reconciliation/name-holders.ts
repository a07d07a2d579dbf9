import { inArray } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { organisations } from '@/members/schema';
import { purchaseOrders } from '@/orders/schema';
import { payments } from '@/payments/schema';
import { portals } from '@/portals/schema';
import { statementLines } from './schema';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * What people call those whom accounts are kept for: an order's number, a seller's name, a portal's name. A holder
 * that is not an id (an IBAN, a provider) is its own name.
 */
export async function nameHolders(
  tx: Tx,
  holders: readonly string[],
  locale: string,
): Promise<ReadonlyMap<string, string>> {
  const names = new Map(holders.map((holder) => [holder, holder]));
  const ids = [...new Set(holders)].filter((holder) => uuid.test(holder));
  if (ids.length === 0) return names;
  const orders = await tx
    .select({ id: purchaseOrders.id, number: purchaseOrders.number })
    .from(purchaseOrders)
    .where(inArray(purchaseOrders.id, ids));
  for (const { id, number } of orders) names.set(id, number);
  const sellers = await tx
    .select({ id: organisations.id, name: organisations.legalName })
    .from(organisations)
    .where(inArray(organisations.id, ids));
  for (const { id, name } of sellers) names.set(id, name);
  const markets = await tx
    .select({ id: portals.id, name: portals.name })
    .from(portals)
    .where(inArray(portals.id, ids));
  for (const { id, name } of markets) names.set(id, name[locale] ?? name.en ?? Object.values(name)[0] ?? id);
  await nameByOrder(tx, ids, names);
  return names;
}

/** A payment is called by its order; a line set aside by what the bank wrote beside it. */
async function nameByOrder(tx: Tx, ids: readonly string[], names: Map<string, string>): Promise<void> {
  const ofPayments = await tx
    .select({ id: payments.id, orderId: payments.orderId })
    .from(payments)
    .where(inArray(payments.id, [...ids]));
  if (ofPayments.length > 0) {
    const orders = await tx
      .select({ id: purchaseOrders.id, number: purchaseOrders.number })
      .from(purchaseOrders)
      .where(
        inArray(
          purchaseOrders.id,
          ofPayments.map(({ orderId }) => orderId),
        ),
      );
    for (const { id, orderId } of ofPayments) {
      names.set(id, orders.find((order) => order.id === orderId)?.number ?? id);
    }
  }
  const lines = await tx
    .select({
      id: statementLines.id,
      counterparty: statementLines.counterparty,
      remittance: statementLines.remittance,
    })
    .from(statementLines)
    .where(inArray(statementLines.id, [...ids]));
  for (const { id, counterparty, remittance } of lines)
    names.set(id, (counterparty ?? remittance).slice(0, 60) || id);
}
