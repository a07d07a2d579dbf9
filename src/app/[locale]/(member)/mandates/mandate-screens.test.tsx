import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { SignatureSummary } from '@/documents/find-document';
import { locales } from '@/i18n/locales';
import type { MandateOfPerson } from '@/members/find-mandates';
import { aMandate } from '@/members/testing/a-mandate';
import { AuthoritySection } from '../orders/[id]/authority-section';
import { MandateTable } from './mandate-table';

const mandate = (over: Partial<MandateOfPerson> = {}): MandateOfPerson => ({
  ...aMandate({ validUntil: new Date('2099-12-31T23:59:59Z') }),
  personId: 'person-1',
  personName: 'Julie Rochat',
  organisationId: 'organisation-1',
  organisationName: 'Maison Léman SA',
  grantedByName: 'Claire Monnier',
  endorsedByName: 'Aïssatou Njoya',
  chamberName: { en: 'Chamber of Wouri' },
  refusedReason: null,
  ...over,
});
const signature = (over: Partial<SignatureSummary>): SignatureSummary => ({
  party: 'buyer',
  place: 1,
  version: 1,
  person: 'Julie Rochat',
  organisation: 'Maison Léman SA',
  chamber: { en: 'Chamber of Wouri' },
  signedAt: new Date('2026-11-24T12:00:00Z'),
  fingerprint: 'a'.repeat(64),
  authority: {
    as: 'mandatary',
    grantedBy: 'Claire Monnier',
    endorsedBy: 'Aïssatou Njoya',
    chamber: { en: 'Chamber of Wouri' },
    validFrom: '2026-01-01T00:00:00Z',
    validUntil: '2026-12-31T23:59:59Z',
  },
  ...over,
});

describe('the owner’s table of mandates', () => {
  it('is read in every language, and takes back only what still stands', () => {
    for (const locale of locales) {
      const html = renderToStaticMarkup(
        <MandateTable
          locale={locale}
          mayRevoke
          mandates={[
            mandate({ secondSignatoryAboveMinor: 200_000 }),
            mandate({
              id: 'refused',
              revokedAt: new Date(0),
              endorsedAt: null,
              refusedReason: 'Two directors',
            }),
          ]}
        />,
      );
      expect(html, locale).toContain('Two directors');
      expect(html.match(/<form/g), locale).toHaveLength(1);
      expect(html, locale).not.toMatch(/mandates\.|chamber\./);
    }
  });
});

describe('what both parties read of an order’s signatories', () => {
  const shown = (signatures: SignatureSummary[]) =>
    renderToStaticMarkup(
      <AuthoritySection
        locale="en"
        order={{ number: 'PO-2026-000123', version: 1 }}
        signatures={signatures}
      />,
    );

  it('names who granted and endorsed each mandate, and tells the second signatory from the first', () => {
    const html = shown([
      signature({}),
      signature({ place: 2, person: 'Marc Favre', authority: { as: 'principal' } }),
    ]);
    expect(html).toContain('granted by Claire Monnier and endorsed by Aïssatou Njoya, Chamber of Wouri');
    expect(html).toMatch(/First signatory.*Second signatory/s);
    expect(html).toContain('Signs as principal');
  });

  it('leaves out the signatures on an earlier paper, which bind nobody', () => {
    expect(shown([signature({ version: 0 })])).toBe('');
  });
});
