import { sql } from 'drizzle-orm';
import { database, type Tx } from './connection';
import { withoutValues } from './without-values';

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
 * back, so that nothing of a declined use case stays. Nothing outside the database may be called from `work`. What only
 * reads what everybody may see is read by `readPublic` (read-public.ts).
 */
export async function inTransaction<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    return await database().transaction(async (tx) => {
      await enterScope(tx, scope);
      const result = await work(tx);
      if (isRefusal(result)) throw new RolledBack(result);
      return result;
    });
  } catch (thrown) {
    if (thrown instanceof RolledBack) return thrown.result as T;
    throw withoutValues(thrown);
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
