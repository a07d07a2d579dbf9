import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { guilloche } from '@/trade/guilloche';
import { Rosette } from './rosette';
import { Seal } from './seal';

const aFingerprint = fc
  .uint8Array({ minLength: 32, maxLength: 32 })
  .map((bytes) => Buffer.from(bytes).toString('hex'));

describe('a seal’s rosette', () => {
  it('is always the same for the same fingerprint, with or without colons and capitals', () => {
    fc.assert(
      fc.property(aFingerprint, (fingerprint) => {
        const printed = (fingerprint.match(/../g) ?? []).join(':').toUpperCase();
        expect(guilloche(printed)).toEqual(guilloche(fingerprint));
      }),
    );
  });

  it('differs for different fingerprints', () => {
    fc.assert(
      fc.property(aFingerprint, aFingerprint, (a, b) => {
        fc.pre(a.slice(0, 52) !== b.slice(0, 52));
        fc.pre(
          Buffer.from(a, 'hex')
            .subarray(8, 24)
            .some((byte, i) => byte >> 5 !== Number.parseInt(b.slice(16 + 2 * i, 18 + 2 * i), 16) >> 5),
        );
        expect(guilloche(a)).not.toEqual(guilloche(b));
      }),
    );
  });

  it('costs less than 2 KB as SVG in every state', () => {
    fc.assert(
      fc.property(
        aFingerprint,
        fc.constantFrom('whole' as const, 'broken' as const, 'awaited' as const),
        (fingerprint, state) => {
          const svg = renderToStaticMarkup(<Rosette fingerprint={fingerprint} state={state} />);
          expect(svg.length).toBeLessThan(2048);
        },
      ),
    );
  });

  it('shows nothing of a certificate that does not exist yet', () => {
    const svg = renderToStaticMarkup(<Rosette fingerprint="" state="awaited" />);
    expect(svg).not.toContain('<path');
  });
});

describe('a seal', () => {
  it('says in words who, for whom, under which chamber, when, and why it is broken', () => {
    const html = renderToStaticMarkup(
      <Seal
        facts={{
          fingerprint: 'ab'.repeat(32),
          state: 'broken',
          person: 'Awa Ndiaye',
          organisation: 'Coopérative',
          chamber: 'Chambre',
          when: '3 Dec 2026',
          reason: 'certificate revoked',
        }}
      />,
    );
    for (const words of ['Awa Ndiaye', 'Coopérative · Chambre', '3 Dec 2026', 'certificate revoked']) {
      expect(html).toContain(words);
    }
  });
});
