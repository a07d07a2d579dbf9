import { sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { database } from '@/db/connection';
import { closeTestDatabase, testDatabase } from '@/db/testing/with-database';
import { inTransaction } from '@/db/transaction';
import { authorisationEntry, captureEntry } from './entries/card-payment';
import { postEntry } from './post-entry';
import { aHeldPayment } from './testing/an-entry';

/** The database's own words for why it refused. */
const refusal = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'admitted',
    (error: Error) => String((error.cause as Error | undefined)?.message ?? error.message),
  );

/** Everything here is raw SQL by the owner of the tables: what the application's role may not do is not the question. */
const run = (statement: ReturnType<typeof sql>) => database().transaction((tx) => tx.execute(statement));

beforeAll(async () => {
  await testDatabase();
  await inTransaction({ kind: 'system' }, async (tx) => {
    await postEntry(tx, authorisationEntry(aHeldPayment()));
    await postEntry(tx, captureEntry(aHeldPayment()));
  });
});
afterAll(closeTestDatabase);

/** An entry of raw postings, account kind by account kind, in one transaction. */
function rawEntry(
  lines: Partial<Record<string, number>>,
  phase = 'posted',
  pendingKey: string | null = null,
) {
  return database().transaction(async (tx) => {
    const entry = uuidv7();
    await tx.execute(sql`insert into journal_entries (id, phase, kind, subject_type, subject_id, idempotency_key, effective_at, pending_entry_id)
      values (${entry}, ${phase}, 'raw', 'order', 'order-1', ${entry}, now(), (select id from journal_entries where idempotency_key = ${pendingKey}))`);
    for (const [kind, minor] of Object.entries(lines)) {
      await tx.execute(sql`insert into postings (id, entry_id, account_id, currency, minor)
        select ${uuidv7()}, ${entry}, id, currency, ${minor} from ledger_accounts where kind = ${kind}`);
    }
  });
}

describe('the database itself', () => {
  it('admits an entry that balances', async () => {
    await rawEntry({ 'psp-clearing': 5, 'buyer-escrow': -5 });
  });

  it.each([
    ['does not balance', { 'psp-clearing': 5, 'buyer-escrow': -4 }, /does not balance in EUR/],
    ['has one posting', { 'psp-clearing': 5 }, /does not balance in EUR/],
    ['has no posting', {}, /fewer than two/],
    ['posts nothing', { 'psp-clearing': 0, 'buyer-escrow': 0 }, /posting_not_zero/],
    ['overdraws an escrow', { 'psp-clearing': -100_006, 'buyer-escrow': 100_006 }, /overdrawn by 1 EUR/],
  ])('refuses an entry that %s', async (_, lines, reason) => {
    expect(await refusal(rawEntry(lines))).toMatch(reason);
  });

  it('refuses to settle again what was settled, and to settle what was never pending', async () => {
    const lines = { 'psp-clearing': 5, 'buyer-escrow': -5 };
    expect(await refusal(rawEntry(lines, 'post', 'authorisation:payment-1'))).toMatch(/entry_settled_once/);
    expect(await refusal(rawEntry(lines, 'post', 'capture:payment-1'))).toMatch(/not pending/);
    expect(await refusal(rawEntry(lines, 'post', null))).toMatch(/settlement_names_pending/);
  });

  it('refuses to post more than was reserved, and a void that moves money', async () => {
    const pending = aHeldPayment({ paymentId: 'payment-2' });
    await inTransaction({ kind: 'system' }, (tx) => postEntry(tx, authorisationEntry(pending)));
    const key = 'authorisation:payment-2';
    expect(
      await refusal(rawEntry({ 'psp-clearing': 100_001, 'buyer-escrow': -100_001 }, 'post', key)),
    ).toMatch(/more than was reserved/);
    expect(await refusal(rawEntry({ 'psp-clearing': 5, 'buyer-escrow': -5 }, 'void', key))).toMatch(
      /void and moves nothing/,
    );
    await rawEntry({}, 'void', key);
  });

  it.each([
    ['an entry is changed', sql`update journal_entries set kind = 'capture'`],
    ['an entry is deleted', sql`delete from journal_entries`],
    ['a posting is changed', sql`update postings set minor = minor + 1`],
    ['a posting is deleted', sql`delete from postings`],
    ['postings are truncated', sql`truncate postings`],
    ['an account is renamed', sql`update ledger_accounts set holder = 'me'`],
    ['an account is deleted', sql`delete from ledger_accounts`],
    [
      'a posting is added to a recorded entry',
      sql`insert into postings (id, entry_id, account_id, currency, minor) select ${uuidv7()}::uuid, e.id, a.id, 'EUR', 1
        from journal_entries e, ledger_accounts a where e.idempotency_key = 'capture:payment-1' limit 1`,
    ],
  ])('refuses that %s', async (_, statement) => {
    expect(await refusal(run(statement))).toMatch(/only grows|whole when it is recorded|cannot truncate/);
  });

  it('refuses a reversal that is not the reverse', async () => {
    const crooked = database().transaction(async (tx) => {
      const entry = uuidv7();
      await tx.execute(sql`insert into journal_entries (id, phase, kind, subject_type, subject_id, idempotency_key, effective_at, reverses_entry_id)
          select ${entry}, 'posted', 'reversal', 'order', 'order-1', ${entry}, now(), id from journal_entries where idempotency_key = 'capture:payment-1'`);
      await tx.execute(sql`insert into postings (id, entry_id, account_id, currency, minor)
          select gen_random_uuid(), ${entry}::uuid, id, currency, case kind when 'psp-clearing' then -7 else 7 end from ledger_accounts`);
    });
    expect(await refusal(crooked)).toMatch(/is not the reverse/);
  });

  it('shows the ledger to finance and to nobody else', async () => {
    const count = async (scope: Parameters<typeof inTransaction>[0]) =>
      (await inTransaction(scope, (tx) => tx.execute(sql`select 1 from postings`))).rows.length;
    const personId = uuidv7();
    expect(await count({ kind: 'finance', personId })).toBeGreaterThan(0);
    expect(await count({ kind: 'member', portalId: uuidv7(), personId, organisationId: uuidv7() })).toBe(0);
    expect(await count({ kind: 'chamber', portalId: uuidv7(), personId })).toBe(0);
    expect(await count({ kind: 'public' })).toBe(0);
  });
});
