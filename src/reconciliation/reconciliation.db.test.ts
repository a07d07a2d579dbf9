import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Tx } from '@/db/connection';
import { closeTestDatabase, testDatabase } from '@/db/testing/with-database';
import { inTransaction } from '@/db/transaction';
import { writeCamt053 } from '@/demo/bank/write-camt053';
import { cashAtBank } from '@/ledger/account';
import { findBalances, postedBalance } from '@/ledger/balances';
import { authorisationEntry } from '@/ledger/entries/card-payment';
import { postEntry } from '@/ledger/post-entry';
import { money } from '@/trade/money';
import { acceptSuggestion, suggestionKey } from './accept-suggestion';
import type { BankLine } from './bank-statement';
import { closePeriod } from './close-period';
import { findLine } from './find-line';
import { findLinesOf, findStatements } from './find-statements';
import { accountPositions, findUnexplained } from './find-unexplained';
import { importStatement } from './import-statement';
import { setAsideLine, takeUpLine } from './set-aside-line';
import { aMarket, anAwaitedTransfer, type Market } from './testing/a-market';
import { aBankLine, aBankStatement } from './testing/a-statement';
import { undoMatch } from './undo-match';
import { approveWriteOff, proposeWriteOff } from './write-off-line';

const iban = 'FR7630006000011234567890189';
let market: Market;
let day = 1;
let closing = 0;

const asSystem = <T>(work: (tx: Tx) => Promise<T>) => inTransaction({ kind: 'system' }, work);

beforeAll(async () => {
  await testDatabase();
  market = await asSystem(aMarket);
});
afterAll(closeTestDatabase);

/** The next day's statement of the house's account with these lines, as a file; it begins where the last one ended. */
function nextFile(lines: readonly BankLine[]): Uint8Array {
  const date = `2026-10-${String(day).padStart(2, '0')}`;
  const statement = aBankStatement({
    reference: `STMT-${day}`,
    openingMinor: closing,
    fromDate: date,
    toDate: date,
    lines: lines.map((line) => ({ ...line, bookingDate: date, valueDate: date })),
  });
  day += 1;
  closing = statement.closingMinor;
  return new TextEncoder().encode(
    writeCamt053([statement], 'camt.053.001.08', new Date('2026-10-31T06:00:00Z')),
  );
}

const importFile = (file: Uint8Array, actor = market.finance) =>
  asSystem((tx) => importStatement(tx, actor, file, { opensAccount: true }));

/** Imports one day and gives its stored lines. */
async function booked(...lines: readonly BankLine[]) {
  const imported = await importFile(nextFile(lines));
  if (!imported.ok) throw new Error(JSON.stringify(imported));
  return asSystem((tx) => findLinesOf(tx, imported.value.statementIds[0] ?? ''));
}

const stateOf = async (lineId: string) => (await asSystem((tx) => findLine(tx, lineId)))?.line.state;
const cash = () => asSystem((tx) => postedBalance(tx, cashAtBank('EUR', iban)));
const refusalCode = (result: { ok: boolean; refusal?: { code: string } }) =>
  result.ok ? null : result.refusal?.code;

describe('importing a statement', () => {
  it('needs somebody of finance', async () => {
    const nobody = { ...market.finance, roles: [] };
    const file = new TextEncoder().encode(writeCamt053([aBankStatement()], 'camt.053.001.08', new Date()));
    expect(refusalCode(await importFile(file, nobody))).toBe('not-allowed');
  });

  it('of an account never seen is asked for in so many words', async () => {
    const file = new TextEncoder().encode(
      writeCamt053(
        [aBankStatement({ account: 'FR1420041010050500013M02606' })],
        'camt.053.001.08',
        new Date(),
      ),
    );
    expect(refusalCode(await asSystem((tx) => importStatement(tx, market.finance, file)))).toBe(
      'account-unknown',
    );
  });

  it('is done once: neither the same file nor the same statement in another file', async () => {
    const lines = [aBankLine({ amountMinor: 5_000 })];
    const before = closing;
    const file = nextFile(lines);
    expect((await importFile(file)).ok).toBe(true);
    expect(refusalCode(await importFile(file))).toBe('file-imported-before');
    day -= 1;
    closing = before;
    const again = nextFile([aBankLine({ amountMinor: 5_000, remittance: 'again' })]);
    expect(refusalCode(await importFile(again))).toBe('statement-imported-before');
  });

  it('takes in nothing when the statement before it is missing', async () => {
    const before = [day, closing] as const;
    closing += 1;
    const count = async () => (await asSystem((tx) => findStatements(tx))).length;
    const statements = await count();
    expect(refusalCode(await importFile(nextFile([aBankLine()])))).toBe('opening-balance-differs');
    expect(await count()).toBe(statements);
    [day, closing] = before;
  });

  it('takes in nothing of days before the last statement', async () => {
    await booked(aBankLine({ amountMinor: 11 }));
    const early = aBankStatement({
      reference: 'STMT-early',
      openingMinor: closing - 100_000,
      fromDate: '2026-09-30',
      toDate: '2026-09-30',
      lines: [aBankLine({ bookingDate: '2026-09-30', valueDate: '2026-09-30' })],
    });
    const file = new TextEncoder().encode(writeCamt053([early], 'camt.053.001.08', new Date()));
    expect(refusalCode(await importFile(file))).toBe('opening-balance-differs');
  });

  it('says every problem of an unreadable file and keeps nothing of it', async () => {
    const file = new TextEncoder().encode(
      '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt/></Document>',
    );
    const outcome = await importFile(file);
    expect(!outcome.ok && 'problems' in outcome && outcome.problems.length).toBe(1);
  });
});

describe('a line', () => {
  it('with the right reference and amount is matched by itself, and the payment has its money', async () => {
    const { payment, reference } = await asSystem((tx) => anAwaitedTransfer(tx, market));
    const before = (await cash()).minor;
    const [line] = await booked(aBankLine({ creditorReference: reference }));
    expect(line?.state).toBe('matched');
    const [held] = await asSystem((tx) => findBalances(tx, { kinds: ['unallocated'], holder: payment.id }));
    expect(held?.posted.minor).toBe(100_000);
    expect((await cash()).minor - before).toBe(100_000);
  });

  it('short by its charges is matched by itself, and the charges are a cost', async () => {
    const { payment, reference } = await asSystem((tx) => anAwaitedTransfer(tx, market));
    const [line] = await booked(aBankLine({ remittance: reference, amountMinor: 99_200, chargesMinor: 800 }));
    expect(line?.state).toBe('matched');
    const [held] = await asSystem((tx) => findBalances(tx, { kinds: ['unallocated'], holder: payment.id }));
    const [fees] = await asSystem((tx) => findBalances(tx, { kinds: ['psp-fees'], holder: iban }));
    expect([held?.posted.minor, fees?.posted.minor]).toEqual([100_000, 800]);
  });

  it('that only resembles is suggested, and a person accepts it', async () => {
    const { payment } = await asSystem((tx) => anAwaitedTransfer(tx, market, 77_700));
    await asSystem((tx) =>
      tx.execute(sql`update payments set created_at = '2026-10-01' where id = ${payment.id}`),
    );
    const [line] = await booked(aBankLine({ amountMinor: 77_700, counterparty: 'EPICERIE FINE GENEVE' }));
    expect(line?.state).toBe('suggested');
    const detail = await asSystem((tx) => findLine(tx, line!.id));
    const [suggestion] = detail?.suggestions.suggestions ?? [];
    expect(suggestion?.rule).toBe('counterparty-and-amount');
    const choice = { lineId: line!.id, suggestion: suggestionKey(suggestion!) };
    expect(
      refusalCode(
        await asSystem((tx) => acceptSuggestion(tx, market.finance, { ...choice, suggestion: 'x' })),
      ),
    ).toBe('suggestion-no-longer-holds');
    expect((await asSystem((tx) => acceptSuggestion(tx, market.finance, choice))).ok).toBe(true);
    expect(refusalCode(await asSystem((tx) => acceptSuggestion(tx, market.otherFinance, choice)))).toBe(
      'line-already-explained',
    );
    expect(await stateOf(line!.id)).toBe('matched');
  });

  it('booked twice by the bank is matched once', async () => {
    const { reference } = await asSystem((tx) => anAwaitedTransfer(tx, market));
    const line = aBankLine({ creditorReference: reference, servicerReference: 'TWICE' });
    const [first, second] = await booked(line, line);
    expect([first?.state, second?.state]).toEqual(['matched', 'suggested']);
    const detail = await asSystem((tx) => findLine(tx, second!.id));
    expect(detail?.suggestions.duplicateOf?.id).toBe(first?.id);
  });

  it('matched wrongly is taken back, and not matched by itself again', async () => {
    const { payment, reference } = await asSystem((tx) => anAwaitedTransfer(tx, market));
    const before = (await cash()).minor;
    const [line] = await booked(aBankLine({ creditorReference: reference }));
    expect((await asSystem((tx) => undoMatch(tx, market.finance, line!.id))).ok).toBe(true);
    expect((await cash()).minor).toBe(before);
    await booked(aBankLine({ amountMinor: 10 }));
    expect(await stateOf(line!.id)).toBe('unmatched');
    const detail = await asSystem((tx) => findLine(tx, line!.id));
    const [suggestion] = detail?.suggestions.suggestions ?? [];
    await asSystem((tx) =>
      acceptSuggestion(tx, market.finance, { lineId: line!.id, suggestion: suggestionKey(suggestion!) }),
    );
    const [held] = await asSystem((tx) => findBalances(tx, { kinds: ['unallocated'], holder: payment.id }));
    expect(held?.posted.minor).toBe(100_000);
  });

  it('whose money a hold has reserved is not taken back', async () => {
    const { order, payment, reference } = await asSystem((tx) => anAwaitedTransfer(tx, market));
    const [line] = await booked(aBankLine({ creditorReference: reference }));
    await asSystem((tx) =>
      postEntry(
        tx,
        authorisationEntry({
          paymentId: payment.id,
          orderId: order.id,
          portalId: market.portalId,
          provider: 'bank-transfer',
          amount: money('EUR', 100_000),
          at: new Date(),
        }),
      ),
    );
    expect(refusalCode(await asSystem((tx) => undoMatch(tx, market.finance, line!.id)))).toBe(
      'money-already-used',
    );
  });

  it('nobody knows is set aside with a reason, and taken up again', async () => {
    const before = (await cash()).minor;
    const [line] = await booked(aBankLine({ amountMinor: 4_200, remittance: 'don anonyme' }));
    expect(
      refusalCode(
        await asSystem((tx) => setAsideLine(tx, market.finance, { lineId: line!.id, reason: ' ' })),
      ),
    ).toBe('reason-missing');
    await asSystem((tx) =>
      setAsideLine(tx, market.finance, { lineId: line!.id, reason: 'asked the bank who sent it' }),
    );
    expect([await stateOf(line!.id), (await cash()).minor - before]).toEqual(['set-aside', 4_200]);
    await asSystem((tx) => takeUpLine(tx, market.finance, line!.id));
    expect([await stateOf(line!.id), (await cash()).minor - before]).toEqual(['unmatched', 0]);
    await asSystem((tx) =>
      setAsideLine(tx, market.finance, { lineId: line!.id, reason: 'the bank does not know' }),
    );
    expect((await cash()).minor - before).toBe(4_200);
  });
});

describe('two people at once', () => {
  it('explain two lines by the same payment: the second is told that it is settled', async () => {
    const choice = async (lineId: string) => {
      const [suggestion] = (await asSystem((tx) => findLine(tx, lineId)))!.suggestions.suggestions;
      return { lineId, suggestion: suggestionKey(suggestion!) };
    };
    const { payment } = await asSystem((tx) => anAwaitedTransfer(tx, market, 33_000));
    await asSystem((tx) =>
      tx.execute(
        sql`update payments set created_at = ${`2026-10-${String(day).padStart(2, '0')}`} where id = ${payment.id}`,
      ),
    );
    const doubles = await booked(
      ...['33A', '33B'].map((bankReference) =>
        aBankLine({
          amountMinor: 33_000,
          servicerReference: bankReference,
          counterparty: market.buyer.legalName,
        }),
      ),
    );
    const [first, second] = [await choice(doubles[0]!.id), await choice(doubles[1]!.id)];
    let settled = () => {};
    const held = new Promise<void>((resolve) => {
      settled = resolve;
    });
    const one = asSystem(async (tx) => {
      const accepted = await acceptSuggestion(tx, market.finance, first);
      await held;
      return accepted;
    });
    const other = asSystem((tx) => acceptSuggestion(tx, market.otherFinance, second));
    setTimeout(settled, 500);
    expect((await one).ok).toBe(true);
    expect(refusalCode(await other)).toBe('suggestion-no-longer-holds');
  });

  it('take in the same file: the second is told so', async () => {
    const file = nextFile([aBankLine({ amountMinor: 7 })]);
    const outcomes = await Promise.all([importFile(file), importFile(file, market.otherFinance)]);
    expect(outcomes.map(refusalCode).sort()).toEqual(['file-imported-before', null].sort());
  });
});

describe('a write-off', () => {
  it('takes two people', async () => {
    const [line] = await booked(aBankLine({ amountMinor: -150, remittance: 'frais' }));
    const lineId = line!.id;
    expect(refusalCode(await asSystem((tx) => approveWriteOff(tx, market.finance, lineId)))).toBe(
      'write-off-not-proposed',
    );
    await asSystem((tx) => proposeWriteOff(tx, market.finance, { lineId, reason: 'account fee' }));
    expect(refusalCode(await asSystem((tx) => approveWriteOff(tx, market.finance, lineId)))).toBe(
      'second-person-needed',
    );
    expect((await asSystem((tx) => approveWriteOff(tx, market.otherFinance, lineId))).ok).toBe(true);
    expect(await stateOf(lineId)).toBe('written-off');
  });

  it('by one person is refused by the database itself', async () => {
    const [line] = await booked(aBankLine({ amountMinor: -160 }));
    await asSystem((tx) => proposeWriteOff(tx, market.finance, { lineId: line!.id, reason: 'account fee' }));
    const alone = asSystem((tx) =>
      tx.execute(sql`insert into matches (id, line_id, target_type, target_id, minor, rule, explanation, matched_by)
        values (gen_random_uuid(), ${line!.id}, 'write-off', 'x', -160, 'write-off', '{}', ${market.finance.personId})`),
    );
    await expect(alone).rejects.toMatchObject({
      cause: { message: expect.stringMatching(/takes two people/) },
    });
  });
});

describe('the database itself', () => {
  const refused = async (statement: ReturnType<typeof sql>) =>
    asSystem((tx) => tx.execute(statement)).then(
      () => 'admitted',
      (error: Error) => String((error.cause as Error | undefined)?.message ?? error.message),
    );

  it.each([
    ['a line keeps its amount', sql`update statement_lines set amount_minor = 1`, /keeps what the bank said/],
    ['a line is never deleted', sql`delete from statement_lines`, /permission denied|only grows/],
    ['a match keeps its amount', sql`update matches set minor = minor + 1`, /otherwise never changes/],
    [
      'a line is explained in full',
      sql`update statement_lines set state = 'matched' where state = 'unmatched'`,
      /explained for 0/,
    ],
    [
      'a statement keeps its balance',
      sql`update statements set closing_minor = 0`,
      /permission denied|only grows/,
    ],
    [
      'what is set aside has a reason',
      sql`update statement_lines set state = 'set-aside' where state = 'unmatched'`,
      /set_aside_has_reason/,
    ],
  ])('holds that %s', async (_, statement, reason) => {
    await booked(aBankLine({ amountMinor: 3 }));
    expect(await refused(statement)).toMatch(reason);
  });
});

describe('what is unexplained', () => {
  it('is, with the ledger, what the bank says, to the cent', async () => {
    const positions = await asSystem(accountPositions);
    const house = positions.find(({ account }) => account === iban);
    expect(house?.difference.minor).toBe(0);
    expect(house?.bank.minor).toBe(closing);
    const unexplained = await asSystem(findUnexplained);
    expect(unexplained.lines.length).toBeGreaterThan(0);
  });
});

describe('a period', () => {
  it('closes only when nothing is unexplained, and then nothing moves in it', async () => {
    const period = {
      account: iban,
      currency: 'EUR',
      untilDate: `2026-10-${String(day - 1).padStart(2, '0')}`,
    };
    const close = () => asSystem((tx) => closePeriod(tx, market.finance, period));
    expect(refusalCode(await close())).toBe('lines-unexplained');
    for (const { line } of (await asSystem(findUnexplained)).lines) {
      if (line.state === 'set-aside') await asSystem((tx) => takeUpLine(tx, market.finance, line.id));
      if (line.reasonBy === null || line.state === 'set-aside') {
        await asSystem((tx) =>
          proposeWriteOff(tx, market.finance, { lineId: line.id, reason: 'clearing up' }),
        );
      }
      const approved = await asSystem((tx) => approveWriteOff(tx, market.otherFinance, line.id));
      expect(approved.ok).toBe(true);
    }
    expect(await close()).toEqual({ ok: true, value: null });
    const statementOfLastDay = (await asSystem((tx) => findStatements(tx)))[0]!.statement.id;
    const [written] = await asSystem((tx) => findLinesOf(tx, statementOfLastDay));
    expect(refusalCode(await asSystem((tx) => undoMatch(tx, market.finance, written!.id)))).toBe(
      'period-closed',
    );
    const late = asSystem((tx) => tx.execute(sql`update statement_lines set state = 'unmatched'`));
    await expect(late).rejects.toMatchObject({ cause: { message: expect.stringMatching(/is closed/) } });
    const before = closing;
    day -= 1;
    expect(refusalCode(await importFile(nextFile([aBankLine()])))).toMatch(
      /period-closed|statement-imported-before/,
    );
    closing = before;
  });

  it('is followed by a statement whose opening balance bears its last day, as SWIFT has it', async () => {
    const last = `2610${String(day - 1).padStart(2, '0')}`;
    const next = `2610${String(day).padStart(2, '0')}`;
    const decimal = (minor: number) => `${Math.floor(minor / 100)},${String(minor % 100).padStart(2, '0')}`;
    const file = new TextEncoder().encode(
      [
        ':20:AFTER-CLOSING',
        `:25:${iban}`,
        ':28C:1/1',
        `:60F:C${last}EUR${decimal(closing)}`,
        `:61:${next}${next.slice(2)}C10,00NTRFNONREF`,
        ':86:hello',
        `:62F:C${next}EUR${decimal(closing + 1_000)}`,
        '-',
      ].join('\r\n'),
    );
    expect(refusalCode(await importFile(file))).toBeNull();
  });
});
