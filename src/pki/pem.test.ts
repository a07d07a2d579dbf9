import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodePem, encodePem, firstPem } from './pem';

describe('PEM', () => {
  it('reads back what it wrote', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 20_000 }), (der) => {
        expect(firstPem(encodePem('CERTIFICATE', der), 'CERTIFICATE')).toEqual(Uint8Array.from(der));
      }),
      { numRuns: 30 },
    );
  });

  it('finds several blocks among other text, whatever the line ends', () => {
    const text =
      `subject=A\r\n${encodePem('X509 CRL', Uint8Array.of(1))}\nsubject=B\n${encodePem('CERTIFICATE', Uint8Array.of(2))}`.replace(
        /\n/g,
        '\r\n',
      );
    expect(decodePem(text).map(({ label, der }) => [label, ...der])).toEqual([
      ['X509 CRL', 1],
      ['CERTIFICATE', 2],
    ]);
  });

  it('passes over a block whose labels differ or whose base64 is broken', () => {
    expect(decodePem('-----BEGIN A-----\nAA==\n-----END B-----')).toEqual([]);
    expect(decodePem('-----BEGIN A-----\nA=AA\n-----END A-----')).toEqual([]);
  });

  it('does not hang on hostile text', { timeout: 20_000 }, () => {
    expect(decodePem('-----BEGIN A-----'.repeat(20_000))).toEqual([]);
    expect(decodePem('-----BEGIN A-----\n'.repeat(20_000))).toEqual([]);
    expect(decodePem(`-----BEGIN A-----${' '.repeat(200_000)}`)).toEqual([]);
  });
});
