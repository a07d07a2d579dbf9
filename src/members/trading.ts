import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '@/db/connection';
import type { Actor } from './actor';

/** What an organisation is registered for here: at least one of the two. */
export const tradingFacts = z
  .object({ sells: z.boolean(), buys: z.boolean() })
  .refine((trading) => trading.sells || trading.buys, { path: ['sells'], message: 'sells-or-buys' });
export type Trading = z.infer<typeof tradingFacts>;

/** In the audit log, and to choose the words of a message by. */
export function tradingWord({ sells, buys }: Trading): 'sells' | 'buys' | 'sells-and-buys' {
  if (sells && buys) return 'sells-and-buys';
  return sells ? 'sells' : 'buys';
}

/**
 * What an organisation is registered for, for whoever is about to offer or order by it: the registration cannot change
 * before the transaction ends. Asked before goods are locked, as the chamber locks in that order too.
 */
export async function holdTrading(tx: Tx, organisationId: string): Promise<Trading> {
  const { rows } = await tx.execute<Trading>(
    sql`select sells, buys from hold_registration(${organisationId})`,
  );
  return rows[0] ?? { sells: false, buys: false };
}

/** Does the actor's organisation not sell here, so that nobody would see its goods? It stays so until the transaction ends. */
export async function isNoSeller(
  tx: Tx,
  { organisationId }: Pick<Actor, 'organisationId'>,
): Promise<boolean> {
  return organisationId !== null && !(await holdTrading(tx, organisationId)).sells;
}
