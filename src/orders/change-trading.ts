import { sql } from 'drizzle-orm';
import { restGoodsOf } from '@/catalogue/rest-goods-of';
import type { Tx } from '@/db/connection';
import type { Actor } from '@/members/actor';
import { may } from '@/members/policy';
import { lockRegistration, registerTrading } from '@/members/register-trading';
import { tellMembers } from '@/members/tell-members';
import { type Trading, tradingWord } from '@/members/trading';
import { ok, type Result, refuse } from '@/trade/result';

export type TradingRefusal =
  | 'not-allowed'
  | 'organisation-unknown'
  | 'sales-under-way'
  | 'purchases-under-way';

export type TradingOutcome = 'trading-changed' | 'sells-no-more' | 'trading-unchanged';

/**
 * The chamber changes what a member is registered for. Orders under way are carried through first: they are refused with
 * their number. Goods on sale are not waited for: who sells no more has them at rest with the same entry, and puts them
 * on sale again once it sells again. Said twice, nothing changes.
 */
export async function changeTrading(
  tx: Tx,
  actor: Actor,
  input: { readonly organisationId: string; readonly trading: Trading },
): Promise<Result<TradingOutcome, TradingRefusal>> {
  const { organisationId, trading } = input;
  const member = await lockRegistration(tx, organisationId);
  if (!member) return refuse('organisation-unknown');
  const { portalId } = member;
  if (!may(actor, 'change-trading', { portalId })) return refuse('not-allowed');
  if (member.sells === trading.sells && member.buys === trading.buys) return ok('trading-unchanged');
  const endsSelling = member.sells && !trading.sells;
  const underWay = await findOrdersUnderWay(tx, organisationId);
  if (endsSelling && underWay.selling > 0) return refuse('sales-under-way', { count: underWay.selling });
  if (member.buys && !trading.buys && underWay.buying > 0)
    return refuse('purchases-under-way', { count: underWay.buying });
  const count = endsSelling ? await restGoodsOf(tx, actor, { organisationId, portalId }) : 0;
  await registerTrading(tx, actor, member, trading);
  const outcome = endsSelling ? 'sells-no-more' : 'trading-changed';
  await tellMembers(tx, organisationId, outcome, { count, trading: tradingWord(trading) });
  return ok(outcome);
}

/** How many orders a member is bound by as seller and as buyer, those of linked markets too; the chamber's to ask. */
export async function findOrdersUnderWay(
  tx: Tx,
  organisationId: string,
): Promise<{ readonly selling: number; readonly buying: number }> {
  const { rows } = await tx.execute<{ selling: number; buying: number }>(
    sql`select selling, buying from orders_under_way(${organisationId})`,
  );
  return rows[0] ?? { selling: 0, buying: 0 };
}
