import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { money } from '@/trade/money';
import { checkMandate } from './check-mandate';
import type { Mandate } from './mandate';
import { aMandate } from './testing/a-mandate';

const june = new Date('2026-06-15T12:00:00Z');
const check = (mandates: Mandate[], minor = 500_000, currency = 'EUR', at = june) =>
  checkMandate(mandates, { kind: 'purchase-order', amount: money(currency, minor), at });
const refusalOf = (verdict: ReturnType<typeof check>) => (verdict.ok ? null : verdict.refusal.code);

describe('a mandate', () => {
  it('lets its holder sign up to and including the maximum', () => {
    expect(check([aMandate()], 1_000_000)).toEqual({
      ok: true,
      value: { mandateId: 'mandate-1', needsSecondSignatory: false },
    });
    expect(check([aMandate()], 1_000_001)).toEqual({
      ok: false,
      refusal: { code: 'above-mandate', detail: { currency: 'EUR', maximumMinor: 1_000_000 } },
    });
  });

  it('is needed', () => expect(refusalOf(check([]))).toBe('no-mandate'));

  it('counts only once the chamber endorsed it', () => {
    expect(refusalOf(check([aMandate({ endorsedAt: null })]))).toBe('mandate-not-endorsed');
  });

  it('is valid from its first to its last instant, both included', () => {
    const mandate = aMandate();
    const at = (instant: Date) => refusalOf(check([mandate], 1, 'EUR', instant));
    expect(at(mandate.validFrom)).toBeNull();
    expect(at(mandate.validUntil)).toBeNull();
    expect(at(new Date(mandate.validFrom.getTime() - 1))).toBe('mandate-not-yet-valid');
    expect(at(new Date(mandate.validUntil.getTime() + 1))).toBe('mandate-expired');
  });

  it('ends when it is revoked, and not before', () => {
    const mandate = aMandate({ revokedAt: june });
    expect(refusalOf(check([mandate]))).toBe('mandate-revoked');
    expect(check([mandate], 1, 'EUR', new Date(june.getTime() - 1)).ok).toBe(true);
  });

  it('covers only the kinds of paper and the currency it names', () => {
    expect(refusalOf(check([aMandate({ documentKinds: ['contract'] })]))).toBe('mandate-of-another-kind');
    expect(refusalOf(check([aMandate()], 100, 'XAF'))).toBe('mandate-in-another-currency');
  });

  it('asks for a second signatory above the amount it names, and not at it', () => {
    const mandate = aMandate({ secondSignatoryAboveMinor: 200_000 });
    expect(check([mandate], 200_000)).toMatchObject({ value: { needsSecondSignatory: false } });
    expect(check([mandate], 200_001)).toMatchObject({ value: { needsSecondSignatory: true } });
  });

  it('among several, the one that needs no second signatory serves', () => {
    const together = aMandate({ id: 'together', secondSignatoryAboveMinor: 0 });
    expect(check([together, aMandate({ id: 'alone' })])).toMatchObject({ value: { mandateId: 'alone' } });
  });

  it('among several that do not serve, the nearest says why', () => {
    expect(refusalOf(check([aMandate({ maximumMinor: 1 }), aMandate({ revokedAt: june })]))).toBe(
      'above-mandate',
    );
  });

  it('never covers more than the largest maximum of its holder', () => {
    const minor = fc.integer({ min: 0, max: 10_000_000 });
    fc.assert(
      fc.property(fc.array(minor, { maxLength: 5 }), minor, (maxima, amount) => {
        const mandates = maxima.map((maximumMinor) => aMandate({ maximumMinor }));
        expect(check(mandates, amount).ok).toBe(maxima.some((maximum) => amount <= maximum));
      }),
    );
  });
});
