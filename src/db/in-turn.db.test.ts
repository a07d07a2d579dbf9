import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Tx } from './connection';
import { inTurn } from './in-turn';
import { closeTestDatabase, testDatabase } from './testing/with-database';
import { inTransaction } from './transaction';

beforeAll(testDatabase);
afterAll(closeTestDatabase);

const asHouse = <T>(work: (tx: Tx) => Promise<T>) => inTransaction({ kind: 'system' }, work);
const rows = (many: number) => sql`select generate_series(1, ${many}::int)`;
const wrong = sql`select 1 / 0`;

describe('statements in turn', () => {
  it('are answered in their sequence', async () => {
    const told: number[] = [];
    await asHouse(async (tx) => {
      const turns = inTurn(tx);
      for (const many of [3, 1, 2]) await turns.send(rows(many), (there) => told.push(there));
      await turns.end();
    });
    expect(told).toEqual([3, 1, 2]);
  });

  it('wait for the one before them and not for their own answer', async () => {
    const told: string[] = [];
    await asHouse(async (tx) => {
      const turns = inTurn(tx);
      await turns.send(sql`select pg_sleep(0.2)`, () => told.push('first answered'));
      told.push('first sent');
      await turns.send(sql`select pg_sleep(0.2)`, () => told.push('second answered'));
      told.push('second sent');
      await turns.end();
    });
    expect(told).toEqual(['first sent', 'first answered', 'second sent', 'second answered']);
  });

  it.each([
    ['the database refuses one', wrong, undefined, 'division by zero'],
    [
      'one concerned other rows than it should',
      rows(2),
      (there: number) => {
        throw new Error(`there are ${there}`);
      },
      'there are 2',
    ],
  ])(
    'end where %s: the next is told so, and so is whoever waits for the last',
    async (_, statement, told, why) => {
      await expect(
        asHouse(async (tx) => {
          const turns = inTurn(tx);
          await turns.send(statement, told);
          await turns.send(rows(1));
        }),
      ).rejects.toThrow(
        expect.objectContaining(
          told ? { message: why } : { cause: expect.objectContaining({ message: why }) },
        ),
      );
      await expect(
        asHouse(async (tx) => {
          const turns = inTurn(tx);
          await turns.send(rows(1));
          await turns.send(statement, told);
          await turns.end();
        }),
      ).rejects.toThrow();
    },
  );
});
