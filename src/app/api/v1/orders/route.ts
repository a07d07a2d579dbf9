import { inTransaction } from '@/db/transaction';
import { scopeOf } from '@/members/actor';
import { findOrdersOf } from '@/orders/find-orders';
import { money, toDecimal } from '@/trade/money';
import { answerIntegrator, json } from '../integrator';
import { problem } from '../problem';

/** The caller's orders as buyer and seller, newest first, at most a hundred. */
export async function GET(request: Request): Promise<Response> {
  return await answerIntegrator(request, async (actor) => {
    const { organisationId } = actor;
    if (!organisationId) return problem(403, 'Orders belong to organisations; this certificate names none.');
    const found = await inTransaction(scopeOf(actor), (tx) => findOrdersOf(tx, organisationId));
    return json({
      orders: found.map(({ order, buyerName, sellerName }) => ({
        id: order.id,
        number: order.number,
        state: order.state,
        side: order.buyerOrganisationId === organisationId ? 'buyer' : 'seller',
        buyer: buyerName,
        seller: sellerName,
        total: { amount: toDecimal(money(order.currency, order.totalMinor)), currency: order.currency },
        created: order.createdAt.toISOString(),
        paper: `/api/v1/orders/${order.id}/paper`,
      })),
    });
  });
}
