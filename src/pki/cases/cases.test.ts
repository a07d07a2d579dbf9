import { describe, expect, it } from 'vitest';
import { reasonCodes } from '../reason-codes';
import { validatePath } from '../validate-path';
import { inputOf, readCases } from './read-cases';

const cases = readCases();

describe('paths', () => {
  it.each(cases.map((one) => [one.name, one.why, one] as const))('%s: %s', (_, __, one) => {
    const verdict = validatePath(inputOf(one));
    if (one.expected.valid) {
      expect(verdict.valid ? 'valid' : verdict.reason).toBe('valid');
      if (verdict.valid && one.expected.policies) {
        expect([...verdict.policies].sort()).toEqual([...one.expected.policies].sort());
      }
    } else {
      expect(verdict.valid ? 'valid' : verdict.reasonCode).toBe(one.expected.reasonCode);
    }
  });

  const costly = /^(limit|building-mesh|names-limit|policy-tree|crl-too|ocsp-many)/;
  it.each(cases.filter(({ name }) => costly.test(name)).map((one) => [one.name, one] as const))(
    '%s costs little',
    (_, one) => {
      const input = inputOf(one);
      const milliseconds = Array.from({ length: 6 }, () => {
        const start = process.cpuUsage();
        validatePath(input);
        const { user, system } = process.cpuUsage(start);
        return (user + system) / 1000;
      });
      // 50 ms of one core are the promise; a machine that does other things at the same time gets some room, and
      // what it did in between counts in some rounds only
      expect(Math.min(...milliseconds)).toBeLessThan(100);
    },
  );

  it('every reason that can be given has a case', () => {
    const covered = new Set(cases.map(({ expected }) => (expected.valid ? null : expected.reasonCode)));
    expect(reasonCodes.filter((code) => !covered.has(code))).toEqual([]);
  });

  it('there are more than a hundred and ten cases, accepted ones among them', () => {
    expect(cases.length).toBeGreaterThan(110);
    expect(cases.filter(({ expected }) => expected.valid).length).toBeGreaterThan(40);
  });
});
