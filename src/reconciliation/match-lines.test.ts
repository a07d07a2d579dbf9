import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { money } from '@/trade/money';
import type { Claim, LineToMatch } from './claim';
import { matchLine, matchLines } from './match-lines';
import { aClaim, aLine, referenceOf123 } from './testing/a-claim';

/** What the verdict comes to: how, by which rule, for which claims. */
function verdict(line: LineToMatch, claims: readonly Claim[] = [aClaim()]) {
  const found = matchLine(line, claims);
  if (found.kind === 'automatic')
    return ['automatic', found.candidate.rule, ...found.candidate.parts.map((p) => p.claim.targetId)];
  return [found.kind, ...found.suggestions.map((candidate) => candidate.rule)];
}

describe('rule 1, reference and amount', () => {
  it.each([
    ['in its own field', { creditorReference: referenceOf123 }],
    ['as end-to-end id', { endToEndId: referenceOf123 }],
    ['as end-to-end id with the order number', { endToEndId: 'PO-2026-000123' }],
    ['printed among words', { remittance: 'Paiement RF19 PO20 2600 0123 merci' }],
    ['as order number in words', { remittance: 'commande PO 2026 000123 du 20/11' }],
  ])('matches by itself when the reference is %s', (_, facts) => {
    expect(verdict(aLine(facts))).toEqual(['automatic', 'exact-reference', 'payment-123']);
  });

  it('does not take a longer number for the order number in it', () => {
    expect(verdict(aLine({ remittance: 'PO-2026-0001234' }))).toEqual(['suggest']);
  });

  it('asks a person when two claims answer to the reference', () => {
    const twins = [aClaim(), aClaim({ targetId: 'payment-124' })];
    expect(verdict(aLine({ creditorReference: referenceOf123 }), twins)[0]).toBe('suggest');
  });

  it('does not match another currency or the other direction', () => {
    expect(verdict(aLine({ creditorReference: referenceOf123, currency: 'USD' }))).toEqual(['suggest']);
    expect(verdict(aLine({ creditorReference: referenceOf123, amountMinor: -100_000 }))).toEqual(['suggest']);
  });

  it('finds our own payouts among the debits', () => {
    const payout = aClaim({
      targetType: 'payout',
      targetId: 'payout-1',
      open: money('EUR', -95_000),
      references: ['RF94PAY2026000123'],
    });
    expect(verdict(aLine({ amountMinor: -95_000, endToEndId: 'RF94PAY2026000123' }), [payout])).toEqual([
      'automatic',
      'exact-reference',
      'payout-1',
    ]);
  });
});

describe('rule 2, a shortfall explained by charges', () => {
  const short = (minor: number, charges = minor) =>
    aLine({ creditorReference: referenceOf123, amountMinor: 100_000 - minor, chargesMinor: charges });

  it('matches by itself up to 1 %', () => {
    expect(verdict(short(1_000))).toEqual(['automatic', 'charges-explain-shortfall', 'payment-123']);
    expect(verdict(short(1_001))[0]).toBe('suggest');
  });

  it('matches by itself up to 25.00 EUR of a large order', () => {
    const large = aClaim({ open: money('EUR', 10_000_000) });
    const line = (minor: number) =>
      aLine({ creditorReference: referenceOf123, amountMinor: 10_000_000 - minor, chargesMinor: minor });
    expect(verdict(line(2_500), [large])[0]).toBe('automatic');
    expect(verdict(line(2_501), [large])[0]).toBe('suggest');
  });

  it('asks a person when the charges stated are not the shortfall', () => {
    expect(verdict(short(1_000, 900))).toEqual(['suggest', 'other-amount']);
    expect(verdict(short(1_000, 0))).toEqual(['suggest', 'other-amount']);
  });

  it('posts the charges, and the claim is paid in full', () => {
    const found = matchLine(short(1_000), [aClaim()]);
    expect(
      found.kind === 'automatic' && [found.candidate.chargesMinor, found.candidate.parts[0]?.claimMinor],
    ).toEqual([1_000, 100_000]);
  });
});

describe('rule 3, a stated exchange', () => {
  const exchanged = (amountMinor: number) =>
    aLine({
      creditorReference: referenceOf123,
      amountMinor,
      exchange: { instructedCurrency: 'XAF', instructedMinor: 655_957, rate: '655.957' },
    });

  it('matches by itself within 1.5 %', () => {
    expect(verdict(exchanged(98_500))).toEqual(['automatic', 'stated-exchange', 'payment-123']);
    expect(verdict(exchanged(98_400))[0]).toBe('suggest');
  });

  it('compares what was instructed when the account has another currency', () => {
    const line = aLine({
      creditorReference: referenceOf123,
      currency: 'USD',
      amountMinor: 108_000,
      exchange: { instructedCurrency: 'EUR', instructedMinor: 100_000, rate: '1.08' },
    });
    expect(verdict(line)).toEqual(['automatic', 'stated-exchange', 'payment-123']);
  });
});

describe('rules 4 and 5, without a reference', () => {
  it('suggest a payment of the same payer and amount within five days', () => {
    const line = aLine({ counterparty: 'EPICERIE FINE GENEVE' });
    expect(verdict(line)).toEqual(['suggest', 'counterparty-and-amount']);
    expect(verdict({ ...line, bookingDate: '2026-11-26' })).toEqual(['suggest']);
    expect(verdict(aLine({ counterparty: 'Epicerie du Coin' }))).toEqual(['suggest']);
  });

  it('suggest several orders that one transfer names and pays', () => {
    const two = [
      aClaim(),
      aClaim({
        targetId: 'payment-9',
        open: money('EUR', 5_000),
        references: ['PO-2026-000009'],
        parties: [],
        accounts: [],
      }),
    ];
    const line = aLine({ amountMinor: 105_000, remittance: 'PO-2026-000123 et PO-2026-000009' });
    const found = matchLine(line, two);
    expect(found.kind === 'suggest' && found.suggestions[0]?.parts.map((part) => part.lineMinor)).toEqual([
      100_000, 5_000,
    ]);
  });

  it('suggest several orders of the same payer that sum to the transfer', () => {
    const three = [300, 500, 900].map((minor) =>
      aClaim({ targetId: `p-${minor}`, open: money('EUR', minor), references: [] }),
    );
    const found = matchLine(aLine({ amountMinor: 800, counterpartyAccount: 'CH9300762011623852957' }), three);
    expect(
      found.kind === 'suggest' && found.suggestions.map((s) => s.parts.map((p) => p.claim.targetId)),
    ).toEqual([['p-300', 'p-500']]);
  });
});

describe('rule 6, the same movement twice', () => {
  it('stops: nothing is matched by itself', () => {
    const line = aLine({ creditorReference: referenceOf123, servicerReference: 'BANK-77' });
    const earlier = {
      id: 'line-0',
      amountMinor: 100_000,
      bookingDate: '2026-11-23',
      servicerReference: 'BANK-77',
      uetr: null,
    };
    const found = matchLine(line, [aClaim()], [earlier]);
    expect(found.kind === 'duplicate' && found.of.id).toBe('line-0');
  });
});

describe('ways out', () => {
  it.each([
    ['part of the amount', 40_000, 'short-by'],
    ['too much', 100_500, 'over-by'],
  ])('%s is suggested for the payment it names', (_, amountMinor, reason) => {
    const found = matchLine(aLine({ creditorReference: referenceOf123, amountMinor }), [aClaim()]);
    expect(found.kind === 'suggest' && found.suggestions[0]?.reasons.map(({ code }) => code)).toEqual([
      'reference-found',
      reason,
    ]);
  });

  it('a second credit for a payment that is settled is suggested as paid already', () => {
    const lines = ['a', 'b'].map((id) =>
      aLine({ id, creditorReference: referenceOf123, servicerReference: id }),
    );
    const verdicts = matchLines(lines, [aClaim()]);
    const second = verdicts.get('b');
    expect(verdicts.get('a')?.kind).toBe('automatic');
    expect(second?.kind === 'suggest' && second.suggestions[0]?.reasons[1]?.code).toBe('settled-already');
  });

  it('a reversal is never matched by itself', () => {
    expect(verdict(aLine({ creditorReference: referenceOf123, isReversal: true }))[0]).toBe('suggest');
  });

  it('an unknown credit has no suggestion', () => {
    expect(verdict(aLine({ remittance: 'don anonyme' }))).toEqual(['suggest']);
  });
});

describe('any line', () => {
  const lines = fc.record({
    amountMinor: fc.integer({ min: -3_000, max: 3_000 }).filter((minor) => minor !== 0),
    endToEndId: fc.constantFrom(null, 'PO-2026-000001', 'PO-2026-000002'),
    counterpartyAccount: fc.constantFrom(null, 'ACCOUNT-1'),
    chargesMinor: fc.integer({ min: 0, max: 30 }),
  });
  const claims = fc.array(
    fc
      .record({ order: fc.integer({ min: 1, max: 3 }), minor: fc.integer({ min: 1, max: 3_000 }) })
      .map(({ order, minor }) =>
        aClaim({
          targetId: `payment-${order}-${minor}`,
          open: money('EUR', minor),
          references: [`PO-2026-00000${order}`],
          accounts: ['ACCOUNT-1'],
        }),
      ),
    { maxLength: 5 },
  );

  it('is explained to the cent by every candidate, and automatically only without another way of the same certainty', () => {
    fc.assert(
      fc.property(lines, claims, (facts, open) => {
        const line = aLine(facts);
        const found = matchLine(line, open);
        const candidates = found.kind === 'automatic' ? [found.candidate] : found.suggestions;
        for (const candidate of candidates) {
          expect(candidate.parts.reduce((sum, part) => sum + part.lineMinor, 0)).toBe(line.amountMinor);
        }
        if (found.kind === 'automatic') {
          const rivals = open.filter(
            (claim) => claim.references[0] === line.endToEndId && claim.open.minor === line.amountMinor,
          );
          expect(rivals.length).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
