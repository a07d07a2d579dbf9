import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ca, dns, leaf, root, san } from './cases/making/certificates';
import { parseCertificate } from './certificate';
import { everyName, nameSpaceDefect, narrow } from './name-constraints';
import { WorkBudget } from './work-budget';

const label = fc.stringMatching(/^[a-z]([a-z0-9]{0,4})$/);
const host = fc.array(label, { minLength: 1, maxLength: 3 }).map((labels) => labels.join('.'));
const issuing = ca('CA', root('Root'));
const named = (name: string) =>
  parseCertificate(leaf(issuing, { extensions: { subjectAltName: san([dns(name)]) } }));
const base = (value: string) => ({ form: 'dNSName' as const, value });
const permits = (name: string, ...constraints: Parameters<typeof narrow>[1][]) =>
  nameSpaceDefect(named(name), constraints.reduce(narrow, everyName), new WorkBudget()) === null;

describe('the name space', () => {
  it('of a host holds it and everything below, and nothing else', () => {
    fc.assert(
      fc.property(host, host, (name, constraint) => {
        const expected = name === constraint || name.endsWith(`.${constraint}`);
        expect(permits(name, { permitted: [base(constraint)], excluded: [] })).toBe(expected);
        expect(permits(name, { permitted: [], excluded: [base(constraint)] })).toBe(!expected);
      }),
      { numRuns: 200 },
    );
  });

  it('never grows along a path, and does not depend on the order of the CAs', () => {
    const constraints = fc.record({
      permitted: fc.array(host.map(base), { maxLength: 2 }),
      excluded: fc.array(host.map(base), { maxLength: 2 }),
    });
    fc.assert(
      fc.property(host, constraints, constraints, (name, first, second) => {
        const both = permits(name, first, second);
        expect(both).toBe(permits(name, first) && permits(name, second));
        expect(permits(name, second, first)).toBe(both);
      }),
      { numRuns: 200 },
    );
  });
});
