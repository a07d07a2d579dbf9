import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cashAtBank, isNeverOverdrawn, providerClearing } from './account';
import { type JournalEntry, postedEntry, reversalOf, sumsByCurrency } from './journal-entry';
import { accountKey } from './open-accounts';
import { anOrdersMoney } from './testing/business-events';

const entryOf = (postings: JournalEntry['postings']) =>
  postedEntry({
    kind: 'provider-settlement',
    portalId: null,
    subject: { type: 'provider-payout', id: 'po_1' },
    idempotencyKey: 'a-key',
    effectiveAt: new Date('2026-11-24T12:00:00Z'),
    postings,
  });

describe('a journal entry', () => {
  it('is refused when its postings do not sum to zero in every currency', () => {
    expect(() =>
      entryOf([
        { account: cashAtBank('EUR', 'FR76'), minor: 970 },
        { account: providerClearing('EUR', 'stripe'), minor: -1_000 },
      ]),
    ).toThrow(/sum to -30/);
    expect(() =>
      entryOf([
        { account: cashAtBank('EUR', 'FR76'), minor: 1_000 },
        { account: providerClearing('USD', 'stripe'), minor: -1_000 },
      ]),
    ).toThrow(/EUR sum to 1000/);
  });

  it('moves something', () => {
    expect(() => entryOf([])).toThrow(/moves something/);
    expect(() => entryOf([{ account: cashAtBank('EUR', 'FR76'), minor: 0 }])).toThrow(/moves something/);
  });

  it('and its reversal leave every account as it was', () => {
    fc.assert(
      fc.property(anOrdersMoney, (entries) => {
        for (const entry of entries.filter(({ phase }) => phase === 'posted' || phase === 'post')) {
          const balances = postedBalances([entry, reversalOf(entry, new Date())]);
          expect([...balances.values()].every((minor) => minor === 0)).toBe(true);
        }
      }),
    );
  });
});

describe("an order's money, however it goes", () => {
  it('is zero-sum in every entry and over all accounts', () => {
    fc.assert(
      fc.property(fc.array(anOrdersMoney, { minLength: 1, maxLength: 4 }), (orders) => {
        const entries = orders.flat();
        for (const entry of entries) {
          expect([...sumsByCurrency(entry.postings).values()].every((sum) => sum === 0)).toBe(true);
        }
        const all = new Map<string, number>();
        for (const [key, minor] of postedBalances(entries)) {
          const currency = key.split(' ')[1] ?? '';
          all.set(currency, (all.get(currency) ?? 0) + minor);
        }
        expect([...all.values()].every((sum) => sum === 0)).toBe(true);
      }),
    );
  });

  it('never overdraws what is held for somebody, at any step', () => {
    fc.assert(
      fc.property(anOrdersMoney, (entries) => {
        entries.forEach((_, step) => {
          const until = entries.slice(0, step + 1);
          const held = until
            .flatMap((entry) => entry.postings)
            .filter(({ account }) => isNeverOverdrawn(account));
          const balances = postedBalances(until);
          for (const { account } of held)
            expect(balances.get(accountKey(account)) ?? 0).toBeLessThanOrEqual(0);
        });
      }),
    );
  });

  it('ends with an empty escrow once it is released', () => {
    fc.assert(
      fc.property(anOrdersMoney, (entries) => {
        fc.pre(entries.some((entry) => entry.kind === 'release'));
        for (const [key, minor] of postedBalances(entries)) {
          if (key.startsWith('buyer-escrow ')) expect(minor).toBe(0);
        }
      }),
    );
  });
});

function postedBalances(entries: readonly JournalEntry[]): Map<string, number> {
  const balances = new Map<string, number>();
  for (const entry of entries.filter(({ phase }) => phase !== 'pending')) {
    for (const { account, minor } of entry.postings) {
      balances.set(accountKey(account), (balances.get(accountKey(account)) ?? 0) + minor);
    }
  }
  return balances;
}
