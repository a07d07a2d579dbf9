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
  const scoped = async (tx: Tx) => {
    await enterScope(tx, scope);
    const result = await work(tx);
    if (isRefusal(result)) throw new RolledBack(result);
    return result;
  };
  try {
    return scope.kind === 'public' ? await prepared(scoped) : await database().transaction(scoped);
  } catch (thrown) {
    if (thrown instanceof RolledBack) return thrown.result as T;
    throw thrown;
  }
}

/** A transaction whose readings stay prepared: few and often, unlike those of members. */
async function prepared<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await database().$client.connect();
  const preparing = new PreparingClient(client);
  try {
    return await drizzle(preparing as unknown as pg.PoolClient).transaction(work);
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
