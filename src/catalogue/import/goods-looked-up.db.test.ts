import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeTestDatabase, testDatabase } from '@/db/testing/with-database';
import { inTransaction, type Scope } from '@/db/transaction';

const nobody = '00000000-0000-4000-8000-000000000000';
const scopes: readonly Scope[] = [
  { kind: 'public' },
  { kind: 'member', portalId: nobody, personId: nobody, organisationId: nobody },
  { kind: 'chamber', portalId: nobody, personId: nobody },
];

beforeAll(testDatabase);
afterAll(closeTestDatabase);

/** The plan for all rows, with looking up made dear: where there is another way, it is taken. */
const planOf = (scope: Scope, table: string) =>
  inTransaction(scope, async (tx) => {
    for (const way of ['indexscan', 'indexonlyscan', 'bitmapscan'])
      await tx.execute(sql`select set_config(${`enable_${way}`}, 'off', true)`);
    const { rows } = await tx.execute(sql`explain select * from ${sql.identifier(table)}`);
    return rows.map((row) => Object.values(row).join()).join('\n');
  });

describe('rows of goods', () => {
  it.each([
    ...['product_texts', 'price_tiers', 'product_variants', 'product_plots'],
    ...['product_stock', 'product_photos', 'product_versions'],
  ])('in %s have their own goods looked up, never all goods read for them', async (table) => {
    for (const scope of scopes) {
      const plan = await planOf(scope, table);
      expect(plan).toContain('SubPlan');
      expect(plan).not.toMatch(/product_id = \(hashed SubPlan/);
    }
  });
});
