import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forgetEverything } from './bounded-cache';
import { aChamber, aRevocationList } from './testing/a-chamber';
import { type ValidatePathInput, validatePath } from './validate-path';

const day = (date: string) => new Date(`2026-${date}T00:00:00Z`);

const chamber = aChamber();
const { root, buyer } = chamber;
const revoked = [{ certificate: buyer, on: day('06-15') }];
const lists = [
  aRevocationList(root, day('05-01'), day('08-01')),
  aRevocationList(chamber.chamber, day('05-01'), day('06-01')),
  aRevocationList(chamber.chamber, day('06-10'), day('06-20')),
  aRevocationList(chamber.chamber, day('07-01'), day('08-01'), revoked),
];
const instants = ['05-01', '06-01', '06-10', '06-15', '06-20', '07-01', '08-01'].map((date) => day(date));

/** Times at which something changes, and shortly before and after. */
const times = fc
  .tuple(fc.constantFrom(...instants), fc.constantFrom(-90_000_000, -1001, -1, 0, 1, 999, 1000, 90_000_000))
  .map(([instant, milliseconds]) => new Date(instant.getTime() + milliseconds));

const question = (at: Date, evidenceUntil: Date | undefined, freshness: number): ValidatePathInput => ({
  leaf: buyer.certificate,
  intermediates: [chamber.chamber.certificate],
  anchors: [root.certificate],
  crls: lists,
  at,
  evidenceUntil,
  revocationFreshness: freshness,
  revocation: 'require',
});

describe('remembered verdicts', () => {
  it('are those that would be reached anew, whatever was asked before', () => {
    const asked = fc.record({
      at: times,
      evidenceUntil: fc.option(times, { nil: undefined }),
      freshness: fc.constantFrom(0, 86_400_000 * 3),
    });
    let valid = 0;
    fc.assert(
      fc.property(fc.array(asked, { minLength: 2, maxLength: 12 }), (questions) => {
        const inputs = questions.map(({ at, evidenceUntil, freshness }) =>
          question(at, evidenceUntil, freshness),
        );
        forgetEverything();
        const inTurn = inputs.map(validatePath);
        const anew = inputs.map((input) => {
          forgetEverything();
          return validatePath(input);
        });
        valid += inTurn.filter((verdict) => verdict.valid).length;
        expect(inTurn.map(essence)).toEqual(anew.map(essence));
      }),
      { numRuns: 60 },
    );
    expect(valid).toBeGreaterThan(20);
  });

  it('are given back as the same object between the instants of the material', () => {
    forgetEverything();
    const first = validatePath(question(day('06-02'), day('07-10'), 0));
    expect(first.valid).toBe(true);
    expect(validatePath(question(day('06-03'), day('07-11'), 0))).toBe(first);
    expect(validatePath(question(day('06-16'), day('07-11'), 0)).valid).toBe(false);
  });

  it('do not stand for other bytes in the same buffer', () => {
    const leaf = new Uint8Array(buyer.certificate);
    const input = { ...question(day('05-20'), undefined, 0), leaf };
    expect(validatePath(input).valid).toBe(true);
    leaf[leaf.length - 1]! ^= 1;
    expect(validatePath(input).valid).toBe(false);
  });

  it('of a question without an unreadable list do not answer one with it', () => {
    const input = { ...question(day('05-20'), undefined, 0), crls: [], revocation: 'prefer' as const };
    expect(validatePath(input).valid).toBe(true);
    expect(validatePath({ ...input, crls: [Uint8Array.of(0x30, 0)] }).valid).toBe(false);
  });
});

function essence(verdict: ReturnType<typeof validatePath>) {
  return verdict.valid
    ? { policies: verdict.policies, revocation: verdict.revocation, validUntil: verdict.validUntil }
    : { reason: verdict.reason };
}
