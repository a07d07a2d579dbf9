import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeTestDatabase, testDatabase } from '@/db/testing/with-database';
import { inTransaction } from '@/db/transaction';
import { money } from '@/trade/money';
import { escrow } from './account';
import { findBalances, postedBalance } from './balances';
import { authorisationEntry, authorisationVoidEntry, captureEntry } from './entries/card-payment';
import { payoutPaidEntry, payoutSentEntry } from './entries/payout';
import { releaseEntry } from './entries/release';
import { setAsideEntry } from './entries/statement-line';
import { findEntries } from './find-entries';
import type { JournalEntry } from './journal-entry';
import { postEntry } from './post-entry';
import { reverseEntry } from './reverse-entry';
import { aHeldPayment, aRelease } from './testing/an-entry';
import { anOrdersMoney } from './testing/business-events';
import { trialBalance } from './trial-balance';

beforeAll(testDatabase);
afterAll(closeTestDatabase);

const asSystem = <T>(work: Parameters<typeof inTransaction<T>>[1]) => inTransaction({ kind: 'system' }, work);
const post = (entry: JournalEntry) => asSystem((tx) => postEntry(tx, entry));
const portalId = aHeldPayment().portalId;

/** Ids of one test's own order, so that tests share a database without sharing money. */
const anOrder = (name: string) => ({
  orderId: name,
  paymentId: `pay-${name}`,
  releaseId: name,
  sellerOrganisationId: `org-${name}`,
});
const escrowOf = (orderId: string) => asSystem((tx) => postedBalance(tx, escrow('EUR', orderId, portalId)));

describe('posting an entry', () => {
  it('is done once, however often the same event is recorded', async () => {
    const order = anOrder('once');
    const first = await post(authorisationEntry(aHeldPayment(order)));
    const again = await post(authorisationEntry(aHeldPayment({ ...order, at: new Date() })));
    expect([first.isNew, again]).toEqual([true, { entryId: first.entryId, isNew: false }]);
  });

  it('is done once when two processes record the same event at the same moment', async () => {
    const entry = authorisationEntry(aHeldPayment(anOrder('race')));
    const both = await Promise.all([post(entry), post(entry), post(entry)]);
    expect(new Set(both.map(({ entryId }) => entryId)).size).toBe(1);
    expect(both.filter(({ isNew }) => isNew)).toHaveLength(1);
  });

  it('refuses another event under a key that was used', async () => {
    const order = anOrder('other-content');
    await post(authorisationEntry(aHeldPayment(order)));
    const other = authorisationEntry(aHeldPayment({ ...order, amount: money('EUR', 99_999) }));
    await expect(post(other)).rejects.toThrow(/other content/);
  });
});

describe('a pending entry', () => {
  it('shows as pending until it is posted, then as posted', async () => {
    const order = anOrder('two-phase');
    await post(authorisationEntry(aHeldPayment(order)));
    const [held] = await asSystem((tx) => findBalances(tx, { holder: 'two-phase' }));
    expect([held?.posted.minor, held?.pending.minor]).toEqual([0, 100_000]);
    await post(captureEntry(aHeldPayment(order)));
    const [captured] = await asSystem((tx) => findBalances(tx, { holder: 'two-phase' }));
    expect([captured?.posted.minor, captured?.pending.minor]).toEqual([100_000, 0]);
  });

  it('may be posted for less, and then the rest is let go', async () => {
    const order = anOrder('partial');
    await post(authorisationEntry(aHeldPayment(order)));
    await post(captureEntry(aHeldPayment({ ...order, amount: money('EUR', 60_000) })));
    const [balance] = await asSystem((tx) => findBalances(tx, { holder: 'partial' }));
    expect([balance?.posted.minor, balance?.pending.minor]).toEqual([60_000, 0]);
  });

  it('is never posted for more than it reserved', async () => {
    const order = anOrder('more');
    await post(authorisationEntry(aHeldPayment(order)));
    await expect(
      post(captureEntry(aHeldPayment({ ...order, amount: money('EUR', 100_001) }))),
    ).rejects.toThrow(/more than/);
  });

  it('is settled once: what was let go is not captured', async () => {
    const order = anOrder('void');
    await post(authorisationEntry(aHeldPayment(order)));
    await post(authorisationVoidEntry(aHeldPayment(order)));
    await expect(post(captureEntry(aHeldPayment(order)))).rejects.toThrow();
    expect((await escrowOf('void')).minor).toBe(0);
  });

  it('can be looked at as it was at an earlier instant', async () => {
    const order = anOrder('then');
    await post(authorisationEntry(aHeldPayment({ ...order, at: new Date('2026-11-01T00:00:00Z') })));
    await post(captureEntry(aHeldPayment({ ...order, at: new Date('2026-11-03T00:00:00Z') })));
    const on = (day: string) =>
      asSystem((tx) => findBalances(tx, { holder: 'then', at: new Date(`${day}T12:00:00Z`) }));
    const days = await Promise.all(['2026-10-31', '2026-11-02', '2026-11-04'].map(on));
    expect(days.map(([b]) => [b?.posted.minor, b?.pending.minor])).toEqual([
      [0, 0],
      [0, 100_000],
      [100_000, 0],
    ]);
  });
});

describe('a correction', () => {
  it('is a reversing entry, made once; both stay readable', async () => {
    const booked = { lineId: 'line-r', iban: 'FR76', booked: money('EUR', 5_000), at: new Date() };
    const { entryId } = await post(setAsideEntry(booked, 'r'));
    const reversed = await asSystem((tx) => reverseEntry(tx, entryId, new Date()));
    const again = await asSystem((tx) => reverseEntry(tx, entryId, new Date()));
    expect(again).toEqual({ entryId: reversed.entryId, isNew: false });
    const entries = await asSystem((tx) =>
      findEntries(tx, { subject: { type: 'statement-line', id: 'line-r' } }),
    );
    expect(entries.map(({ kind }) => kind)).toEqual(['reversal', 'set-aside']);
    const [balance] = await asSystem((tx) => findBalances(tx, { holder: 'line-r' }));
    expect(balance?.posted.minor).toBe(0);
  });
});

describe('money held for somebody', () => {
  it('is not released twice, whoever asks first', async () => {
    const order = anOrder('twice');
    await post(authorisationEntry(aHeldPayment(order)));
    await post(captureEntry(aHeldPayment(order)));
    const releases = ['a', 'b'].map((releaseId) => post(releaseEntry(aRelease({ ...order, releaseId }))));
    const outcomes = await Promise.allSettled(releases);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await escrowOf('twice')).minor).toBe(0);
  });

  it('is not promised twice: a second payout of the same money is refused while the first is on its way', async () => {
    const order = anOrder('payout-twice');
    await post(authorisationEntry(aHeldPayment(order)));
    await post(captureEntry(aHeldPayment(order)));
    await post(releaseEntry(aRelease(order)));
    const payout = {
      portalId,
      organisationId: 'org-payout-twice',
      amount: money('EUR', 95_000),
      iban: 'FR76',
      at: new Date(),
    };
    await post(payoutSentEntry({ ...payout, payoutId: 'p1' }));
    await expect(post(payoutSentEntry({ ...payout, payoutId: 'p2' }))).rejects.toThrow();
    await post(payoutPaidEntry({ ...payout, payoutId: 'p1' }, 'm1', true));
  });
});

describe('any sequence of business events', () => {
  it('leaves books that balance, where every balance is the sum of its postings', async () => {
    await fc.assert(
      fc.asyncProperty(anOrdersMoney, async (entries) => {
        for (const entry of entries) await post(entry);
      }),
      { numRuns: 25 },
    );
    const books = await asSystem((tx) => trialBalance(tx, new Date('2100-01-01')));
    expect(books.length).toBeGreaterThan(0);
    for (const book of books) expect(book.difference.minor).toBe(0);
    const balances = await asSystem((tx) =>
      findBalances(tx, { kinds: ['buyer-escrow', 'seller-payable'], at: new Date('2100-01-01') }),
    );
    for (const { posted } of balances) expect(posted.minor).toBeGreaterThanOrEqual(0);
  });
});
