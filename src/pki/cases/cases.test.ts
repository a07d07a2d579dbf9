import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { reasonCodes } from '../reason-codes';
import { type PathVerdict, validatePath } from '../validate-path';
import { type CaseFile, octetsOf } from './making/case';

const folder = dirname(fileURLToPath(import.meta.url));
const cases = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'making')
  .map((entry) => JSON.parse(readFileSync(join(folder, entry.name, 'case.json'), 'utf8')) as CaseFile);

function judge({ at, evidenceUntil, parameters, ...given }: CaseFile): PathVerdict {
  const { ocspNonce, ...rest } = parameters;
  return validatePath({
    ...rest,
    ...(ocspNonce ? { ocspNonce: octetsOf(ocspNonce) } : {}),
    leaf: octetsOf(given.leaf),
    intermediates: given.intermediates.map(octetsOf),
    anchors: given.anchors.map(octetsOf),
    crls: given.crls.map(octetsOf),
    ocspResponses: given.ocspResponses.map(octetsOf),
    at: new Date(at),
    ...(evidenceUntil ? { evidenceUntil: new Date(evidenceUntil) } : {}),
  });
}

describe('paths', () => {
  it.each(cases.map((one) => [one.name, one.why, one] as const))('%s: %s', (_, __, one) => {
    const verdict = judge(one);
    if (one.expected.valid) {
      expect(verdict.valid ? 'valid' : verdict.reason).toBe('valid');
      if (verdict.valid && one.expected.policies) expect([...verdict.policies].sort()).toEqual([...one.expected.policies].sort());
    } else {
      expect(verdict.valid ? 'valid' : verdict.reasonCode).toBe(one.expected.reasonCode);
    }
  });

  it.each(cases.filter(({ name }) => /^(limit|building-mesh|names-limit|policy-tree|crl-too|ocsp-many)/.test(name)).map((one) => [one.name, one] as const))(
    '%s costs little',
    (_, one) => {
      judge(one);
      const start = process.cpuUsage();
      for (let round = 0; round < 3; round++) judge(one);
      const { user, system } = process.cpuUsage(start);
      // 50 ms of one core are the promise; a busy machine and a cold compiler get some room.
      expect((user + system) / 3000).toBeLessThan(150);
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
