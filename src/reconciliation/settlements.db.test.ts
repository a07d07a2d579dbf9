import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Tx } from '@/db/connection';
import { closeTestDatabase, testDatabase } from '@/db/testing/with-database';
import { inTransaction } from '@/db/transaction';
import { writeCamt053 } from '@/demo/bank/write-camt053';
import { providerClearing, sellerPayable } from '@/ledger/account';
import { findBalances, postedBalance } from '@/ledger/balances';
import { postedEntry } from '@/ledger/journal-entry';
import { postEntry } from '@/ledger/post-entry';
import { processProviderEvent } from '@/payments/process-provider-event';
import type { PaymentProvider, ProviderEvent } from '@/payments/provider';
import { done } from '@/payments/providers/outcome';
import type { Settlement, SettlementLine } from '@/payments/providers/settlement';
import { receiveProviderEvent } from '@/payments/receive-provider-event';
import { payments } from '@/payments/schema';
import { money } from '@/trade/money';
import type { BankLine } from './bank-statement';
import { accountPositions, findUnexplained } from './find-unexplained';
import { importSettlements } from './import-settlements';
import { importStatement } from './import-statement';
import { sendPayout } from './send-payout';
import { aMarket, anAwaitedTransfer, aPayout, aPlacedOrder, type Market } from './testing/a-market';
import { aBankLine, aBankStatement } from './testing/a-statement';

const accounts = {
  first: 'FR7630006000011234567890189',
  /** stands before the first one in any list */
  second: 'FR1420041010050500013M02606',
  francs: 'CM2110002000300277976315008',
};
let market: Market;
let day = 1;
const closing = new Map<string, number>();

const asSystem = <T>(work: (tx: Tx) => Promise<T>) => inTransaction({ kind: 'system' }, work);

beforeAll(async () => {
  await testDatabase();
  market = await asSystem(aMarket);
});
afterAll(closeTestDatabase);

/** A provider that says it has paid 1,000.00 EUR to our bank, and what they are made of. */
function paying(
  { reference }: { reference: string },
  lines: readonly SettlementLine[] = [],
): PaymentProvider {
  const settlement: Settlement = {
    reference,
    amount: money('EUR', 100_000),
    state: 'paid',
    arrivesAt: new Date('2026-10-01T00:00:00Z'),
    itemised: true,
  };
  return {
    name: 'stripe',
    listSettlements: async () => done([settlement]),
    listSettlementLines: async () => done(lines),
  } as unknown as PaymentProvider;
}
const told = (provider: PaymentProvider) =>
  importSettlements(provider, new Date('2026-09-01'), market.finance.personId);

/** The next day's statement of an account, taken in; how many of its lines were matched by themselves. */
async function booked(account: string, currency: string, ...lines: readonly BankLine[]): Promise<number> {
  const date = `2026-10-${String(day++).padStart(2, '0')}`;
  const statement = aBankStatement({
    account,
    currency,
    reference: `STMT-${account}-${day}`,
    openingMinor: closing.get(account) ?? 0,
    fromDate: date,
    toDate: date,
    lines: lines.map((line) => ({ ...line, bookingDate: date, valueDate: date })),
  });
  closing.set(account, statement.closingMinor);
  const file = new TextEncoder().encode(writeCamt053([statement], 'camt.053.001.08', new Date('2026-10-31')));
  const imported = await asSystem((tx) => importStatement(tx, market.finance, file, { opensAccount: true }));
  if (!imported.ok) throw new Error(JSON.stringify(imported));
  return imported.value.tally.matched;
}
/** What the books say of each account beside what the bank says. */
const differences = async () =>
  (await asSystem(accountPositions)).map(({ account, difference, pending }) => ({
    account,
    difference: difference.minor,
    pending: pending.minor,
  }));
const agreed = (account: string) => ({ account, difference: 0, pending: 0 });
const naming = (remittance: string, facts: Partial<BankLine> = {}) => aBankLine({ remittance, ...facts });

const line = (reference: string, facts: Partial<SettlementLine>): SettlementLine => ({
  reference,
  kind: 'charge',
  gross: money('EUR', 50_000),
  fee: money('EUR', 0),
  net: money('EUR', 50_000),
  providerPayment: null,
  paymentId: null,
  occurredAt: new Date('2026-10-01T00:00:00Z'),
  description: null,
  ...facts,
});
const taken = (minor: number) => ({ gross: money('EUR', -minor), net: money('EUR', -minor) });

/** Money of a capture, released to the seller. */
const owedToSeller = (tx: Tx, minor: number) =>
  postEntry(
    tx,
    postedEntry({
      kind: 'capture',
      portalId: market.portalId,
      subject: { type: 'order', id: market.seller.id },
      idempotencyKey: crypto.randomUUID(),
      effectiveAt: new Date(),
      postings: [
        { account: providerClearing('EUR', 'stripe'), minor },
        { account: sellerPayable('EUR', market.seller.id, market.portalId), minor: -minor },
      ],
    }),
  );

describe("a provider's payout", () => {
  it('that the bank booked before the house knew its account is not on its way any more', async () => {
    await told(paying({ reference: 'po_before_there_was_an_account' }));
    expect(await booked(accounts.first, 'EUR', naming('po_before_there_was_an_account'))).toBe(1);
    await told(paying({ reference: 'po_before_there_was_an_account' }));
    expect(await differences()).toEqual([agreed(accounts.first)]);
  });

  it('is told again after the house has opened another account', async () => {
    await told(paying({ reference: 'po_on_its_way' }));
    await booked(accounts.second, 'EUR', aBankLine({ amountMinor: 5, remittance: 'hello' }));
    expect((await told(paying({ reference: 'po_on_its_way' }))).ok).toBe(true);
  });

  it('may come to another account than was expected', async () => {
    await told(paying({ reference: 'po_elsewhere' }));
    const clearing = () => asSystem((tx) => postedBalance(tx, providerClearing('EUR', 'stripe')));
    const before = (await clearing()).minor;
    expect(await booked(accounts.first, 'EUR', naming('po_elsewhere'), naming('po_on_its_way'))).toBe(2);
    expect((await clearing()).minor).toBe(before - 200_000);
    expect(await differences()).toEqual([agreed(accounts.second), agreed(accounts.first)]);
  });

  it('short of its charges is in the books as the bank booked it', async () => {
    await told(paying({ reference: 'po_charged' }));
    const line = naming('po_charged', { amountMinor: 99_500, chargesMinor: 500 });
    expect(await booked(accounts.second, 'EUR', line)).toBe(1);
    expect(await differences()).toEqual([agreed(accounts.second), agreed(accounts.first)]);
  });

  it('that the bank exchanged is in the currency of the account', async () => {
    await told(paying({ reference: 'po_exchanged' }));
    const exchange = { instructedCurrency: 'EUR', instructedMinor: 100_000, rate: '655.957' };
    expect(
      await booked(accounts.francs, 'XAF', naming('po_exchanged', { amountMinor: 655_957, exchange })),
    ).toBe(1);
    expect(await differences()).toContainEqual(agreed(accounts.francs));
    expect(await differences()).toContainEqual(agreed(accounts.second));
  });
});

describe('a payout to a seller', () => {
  it('may leave from another account than was expected', async () => {
    const payout = await asSystem(async (tx) => {
      const order = await aPlacedOrder(tx, market, 100_000);
      await owedToSeller(tx, 100_000);
      return aPayout(tx, market, order.id, 100_000, 'RF67PAY2026000999');
    });
    await asSystem((tx) => sendPayout(tx, market.finance, payout.id, { early: true }));
    expect(await booked(accounts.first, 'EUR', naming('RF67PAY2026000999', { amountMinor: -100_000 }))).toBe(
      1,
    );
    expect(await differences()).toContainEqual(agreed(accounts.first));
    expect(await differences()).toContainEqual(agreed(accounts.second));
    const [payable] = await asSystem((tx) =>
      findBalances(tx, { kinds: ['seller-payable'], holder: market.seller.id }),
    );
    expect(payable).toMatchObject({ posted: { minor: 0 }, pending: { minor: 0 } });
  });
});

describe('what the provider reports', () => {
  const shown = async () => (await asSystem(findUnexplained)).providerTransactions.map(({ id }) => id).sort();

  it('is unexplained where no entry of ours says the same, also of a payment that we know', async () => {
    const paymentId = await asSystem(async (tx) => (await anAwaitedTransfer(tx, market, 50_000)).payment.id);
    await told(
      paying({ reference: 'po_of_movements' }, [
        line('txn_charge_of_nobody', {}),
        line('txn_charge_never_captured', { paymentId }),
        line('txn_dispute', { kind: 'dispute', paymentId, ...taken(50_000) }),
        line('txn_refund_by_hand', { kind: 'refund', paymentId, ...taken(100) }),
        line('txn_adjustment', { kind: 'other', ...taken(300) }),
        line('txn_fee', { kind: 'fee', ...taken(200) }),
        line('txn_returned', { kind: 'settlement-returned' }),
      ]),
    );
    expect(await shown()).toEqual([
      'txn_adjustment',
      'txn_charge_never_captured',
      'txn_charge_of_nobody',
      'txn_dispute',
      'txn_refund_by_hand',
    ]);
  });
});

describe('a payment that the payer disputes', () => {
  it('is not paid out to the seller until the dispute is won', async () => {
    const { payout, paymentId } = await asSystem(async (tx) => {
      const order = await aPlacedOrder(tx, market, 60_000);
      const [payment] = await tx
        .insert(payments)
        .values({
          portalId: market.portalId,
          orderId: order.id,
          provider: 'stripe',
          state: 'authorised',
          currency: 'EUR',
          amountMinor: 60_000,
          authorisationReference: 'pi_disputed',
        })
        .returning();
      const due = await aPayout(tx, market, order.id, 60_000, 'RF67PAY2026000998');
      return { payout: due, paymentId: payment!.id };
    });
    const dispute: ProviderEvent = {
      id: 'evt_dispute',
      kind: 'disputed',
      providerType: 'charge.dispute.created',
      occurredAt: new Date(),
      reference: 'pi_disputed',
      paymentId: null,
    };
    await asSystem((tx) => receiveProviderEvent(tx, 'stripe', dispute));
    for (let times = 0; times < 2; times++)
      await processProviderEvent(paying({ reference: 'po_none' }), 'evt_dispute');
    const { rows } = await asSystem((tx) =>
      tx.execute(sql`select subject_id from audit_entries where action = 'payment-disputed'`),
    );
    expect(rows).toEqual([{ subject_id: paymentId }]);
    const sent = () => asSystem((tx) => sendPayout(tx, market.finance, payout.id, { early: false }));
    expect(await sent()).toMatchObject({ ok: false, refusal: { code: 'payment-disputed' } });
    await told(
      paying({ reference: 'po_dispute' }, [
        line('txn_taken', { kind: 'dispute', paymentId, ...taken(60_000) }),
        line('txn_given_back', { kind: 'dispute-reversal', paymentId, gross: money('EUR', 60_000) }),
      ]),
    );
    await asSystem((tx) => owedToSeller(tx, 60_000));
    expect((await sent()).ok).toBe(true);
  });
});
