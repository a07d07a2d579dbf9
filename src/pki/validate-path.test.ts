import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AT, ca, day, dn, leaf, root, serialOf } from './cases/making/certificates';
import { crl, ocsp } from './cases/making/revocation';
import { inputOf, readCases } from './cases/read-cases';
import { type ValidatePathInput, validatePath } from './validate-path';

const anchor = root('Root');
const issuing = ca('CA', anchor);
const person = leaf(issuing);
const input: ValidatePathInput = {
  leaf: person,
  intermediates: [issuing.der],
  anchors: [anchor.der],
  crls: [crl(anchor), crl(issuing)],
  ocspResponses: [ocsp({ certificate: person, issuer: issuing })],
  at: AT,
  revocation: 'require',
};

describe('a valid verdict', () => {
  it('shows the path, the evidence, the checks, and until when it holds', () => {
    const verdict = validatePath(input);
    if (!verdict.valid) throw new Error(verdict.reason);
    expect(verdict.path.map(({ subject }) => subject.attributes.at(-1)!.value)).toEqual([
      'Ama Mensah',
      'CA',
      'Root',
    ]);
    expect(verdict.revocation.map(({ kind }) => kind).sort()).toEqual(['crl', 'crl', 'ocsp']);
    expect(verdict.validUntil).toEqual(day(1));
    expect(verdict.checks.every(({ outcome }) => outcome === 'passed')).toBe(true);
  });

  it('says that revocation was not looked at when it was not', () => {
    const verdict = validatePath({ ...input, revocation: 'none' });
    expect(verdict.checks.find(({ name }) => name === 'revocation')?.outcome).toBe('skipped');
  });

  it('is the same object as long as it holds, and not a moment longer', () => {
    const first = validatePath(input);
    expect(validatePath({ ...input, at: day(0.5) })).toBe(first);
    const after = validatePath({ ...input, at: day(8) });
    expect(after.valid ? 'valid' : after.reasonCode).toBe('crl-stale');
  });

  it('is not remembered over a newer list that says otherwise', () => {
    const later = crl(issuing, {
      thisUpdate: day(2),
      revoked: [{ serial: serialOf(dn('Ama Mensah')), at: day(1) }],
    });
    const both = { ...input, ocspResponses: [], crls: [...(input.crls ?? []), later] };
    expect(validatePath(both).valid).toBe(true);
    const then = validatePath({ ...both, at: day(3) });
    expect(then.valid ? 'valid' : then.reasonCode).toBe('certificate-revoked');
  });

  it.each([
    ['another anchor', { anchors: [root('Other').der] }],
    ['another purpose', { keyPurpose: '1.3.6.1.5.5.7.3.8' }],
    ['a required policy', { requireExplicitPolicy: true }],
    ['a nonce', { ocspNonce: Uint8Array.of(1), crls: [] }],
    ['other revocation data', { crls: [], ocspResponses: [] }],
    ['an earlier time', { at: new Date('2019-01-01T00:00:00Z') }],
  ])('is not taken for the verdict of a question with %s', (_, change) => {
    expect(validatePath(input).valid).toBe(true);
    expect(validatePath({ ...input, ...change }).valid).toBe(false);
  });

  it('does not change when the caller reuses the buffer', () => {
    const buffer = Uint8Array.from(person);
    const verdict = validatePath({ ...input, leaf: buffer });
    buffer.fill(0);
    if (!verdict.valid) throw new Error(verdict.reason);
    expect(Buffer.from(verdict.path[0]!.der).equals(person)).toBe(true);
    expect(validatePath({ ...input, leaf: buffer }).valid).toBe(false);
  });
});

describe('a refusal', () => {
  it('names the step, the reason in a sentence, and when the certificate was revoked', () => {
    const revoked = crl(issuing, {
      revoked: [{ serial: serialOf(dn('Ama Mensah')), at: day(-2), reason: 1 }],
    });
    const verdict = validatePath({ ...input, crls: [crl(anchor), revoked] });
    if (verdict.valid) throw new Error('valid');
    expect(verdict).toMatchObject({
      indication: 'TOTAL-FAILED',
      subIndication: 'REVOKED',
      revokedAt: day(-2),
    });
    expect(verdict.reason).toMatch(
      /^A certificate had been revoked \(.*Ama Mensah, keyCompromise on 2026-05-30.*\)\.$/,
    );
    expect(verdict.checks.filter(({ outcome }) => outcome === 'failed').map(({ name }) => name)).toEqual([
      'revocation',
    ]);
  });
});

describe('hostile bytes', () => {
  const mutation = fc.record({
    at: fc.nat(),
    kind: fc.constantFrom('flip', 'cut', 'insert', 'zero'),
    value: fc.nat(255),
  });
  const mutate = (der: Uint8Array, { at, kind, value }: { at: number; kind: string; value: number }) => {
    const position = at % der.length;
    if (kind === 'cut') return der.slice(0, position);
    if (kind === 'insert') return Uint8Array.from([...der.slice(0, position), value, ...der.slice(position)]);
    return der.map((octet, index) =>
      index === position ? (kind === 'zero' ? 0 : octet ^ (value || 1)) : octet,
    );
  };
  const same = (left: Uint8Array, right: Uint8Array) => Buffer.compare(left, right) === 0;

  it('in a certificate are refused, never thrown about', () => {
    fc.assert(
      fc.property(mutation, fc.boolean(), (change, inLeaf) => {
        const original = inLeaf ? person : issuing.der;
        const mutant = mutate(original, change);
        fc.pre(!same(mutant, original));
        const verdict = validatePath(
          inLeaf ? { ...input, leaf: mutant } : { ...input, intermediates: [mutant] },
        );
        expect(verdict.valid).toBe(false);
      }),
      { numRuns: 1500 },
    );
  });

  it('in the only list or answer never make a certificate good', () => {
    const onlyList = { ...input, ocspResponses: [] };
    const list = crl(issuing);
    const answer = ocsp({ certificate: person, issuer: issuing });
    fc.assert(
      fc.property(mutation, fc.boolean(), (change, inList) => {
        const original = inList ? list : answer;
        const mutant = mutate(original, change);
        fc.pre(!same(mutant, original));
        const asked = inList
          ? { ...onlyList, crls: [crl(anchor), mutant] }
          : { ...input, crls: [crl(anchor)], ocspResponses: [mutant] };
        expect(validatePath(asked).valid).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });

  it('of every case, cut anywhere, still get a verdict', () => {
    const cases = readCases().filter(({ leaf: der }) => typeof der === 'string');
    fc.assert(
      fc.property(fc.constantFrom(...cases), mutation, (one, change) => {
        const given = inputOf(one);
        const mutant = mutate(given.anchors[0] ?? given.leaf, change);
        expect(
          typeof validatePath({
            ...given,
            intermediates: [...(given.intermediates ?? []).slice(0, 20), mutant],
          }).valid,
        ).toBe('boolean');
      }),
      { numRuns: 300 },
    );
  });
});
