import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import type pg from 'pg';
import { database, type Tx } from './connection';
import { PreparingClient } from './preparing-client';

/** In whose name a transaction reads and writes; row-level security admits only the rows of that scope. */
export type Scope =
  | { readonly kind: 'public' }
  | {
      readonly kind: 'member';
      readonly portalId: string;
      readonly personId: string;
      readonly organisationId: string;
    }
  | { readonly kind: 'chamber'; readonly portalId: string; readonly personId: string }
  | { readonly kind: 'finance'; readonly personId: string }
  | { readonly kind: 'operator'; readonly personId: string }
  | { readonly kind: 'system' };

class RolledBack {
  constructor(readonly result: unknown) {}
}

/**
 * Runs `work` in one transaction under the application role and the given scope. A refusal (`{ ok: false }`) rolls
 * back, so that nothing of a declined use case stays. Nothing outside the database may be called from `work`.
 */
export async function inTransaction<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
  const orRollBack = async (tx: Tx) => {
    const result = await work(tx);
    if (isRefusal(result)) throw new RolledBack(result);
    return result;
  };
  const scoped = async (tx: Tx) => {
    await enterScope(tx, scope);
    return await orRollBack(tx);
  };
  try {
    return scope.kind === 'public' ? await prepared(orRollBack) : await database().transaction(scoped);
  } catch (thrown) {
    if (thrown instanceof RolledBack) return thrown.result as T;
    throw thrown;
  }
}

/** Of the scope alone: no policy asks a public reading for its market, person or organisation. */
const enterPublic = "begin; set local role tradeseal_app; set local app.scope = 'public'";

/**
 * A transaction whose readings stay prepared: few and often, unlike those of members. It is begun and scoped in one
 * message, as every page of goods waits for it.
 */
async function prepared<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await database().$client.connect();
  const preparing = new PreparingClient(client);
  try {
    await client.query(enterPublic);
    const result = await work(drizzle(preparing as unknown as pg.PoolClient) as unknown as Tx);
    await client.query('commit');
    return result;
  } catch (thrown) {
    await client.query('rollback').catch(() => preparing.distrust());
    throw thrown;
  } finally {
    client.release(preparing.isStale);
  }
}

async function enterScope(tx: Tx, scope: Scope): Promise<void> {
  const portal = 'portalId' in scope ? scope.portalId : '';
  const person = 'personId' in scope ? scope.personId : '';
  const organisation = 'organisationId' in scope ? scope.organisationId : '';
  await tx.execute(sql`select set_config('role', 'tradeseal_app', true), set_config('app.scope', ${scope.kind}, true),
    set_config('app.portal', ${portal}, true), set_config('app.person', ${person}, true),
    set_config('app.organisation', ${organisation}, true)`);
}

function isRefusal(result: unknown): boolean {
  return typeof result === 'object' && result !== null && 'ok' in result && result.ok === false;
}
