import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countries } from './countries';
import { hsCodes } from './hs-codes';
import type { OriginDocument } from './origin-document';
import { originDocumentFault } from './origin-document-fault';
import { anOriginDocument, anOriginLine } from './testing/an-origin-document';
import { parseUblCertificateOfOrigin, toUblCertificateOfOrigin } from './ubl-certificate-of-origin';
import { isXmlText } from './xml-write';

const aText = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
  .filter((text) => text.trim() !== '' && text.length <= 40 && isXmlText(text));

const aLine = fc
  .record({
    name: aText,
    variant: fc.option(aText),
    hsCode: fc.constantFrom(...hsCodes),
    originCountry: fc.constantFrom(...countries),
    quantityThousandths: fc.integer({ min: 1, max: 1_000_000 }),
    more: fc.integer({ min: 0, max: 1_000 }),
    packages: fc.option(aText),
    grossGrams: fc.option(fc.integer({ min: 1, max: 1_000_000_000 })),
    producer: fc.option(aText),
  })
  .map(({ more, ...line }) => ({ ...line, orderedThousandths: line.quantityThousandths + more }));

const aCertificate: fc.Arbitrary<OriginDocument> = fc
  .record({
    lines: fc.array(aLine, { minLength: 1, maxLength: 4 }),
    place: aText.filter((text) => text.trim() === text),
    remarks: fc.oneof(fc.constant(''), aText),
    replaces: fc.option(aText),
    transport: fc.option(fc.record({ carrier: aText, document: aText })),
    certification: aText,
  })
  .map(({ lines, ...facts }) =>
    anOriginDocument({
      ...facts,
      isPartial: true,
      lines: lines.map((line, index) => anOriginLine({ ...line, position: index + 1 })),
    }),
  );

const codeOf = (xml: string) => {
  const parsed = parseUblCertificateOfOrigin(xml);
  return parsed.ok ? 'read' : parsed.refusal.code;
};

describe('a UBL certificate of origin', () => {
  it('says all that was certified, and reads back as the same certificate', () => {
    fc.assert(
      fc.property(aCertificate, (document) => {
        expect(parseUblCertificateOfOrigin(toUblCertificateOfOrigin(document))).toEqual({
          ok: true,
          value: document,
        });
      }),
      { numRuns: 60 },
    );
  });

  it('names each line’s origin and HS code, the parties, the chamber and the verification link, and no price', () => {
    const xml = toUblCertificateOfOrigin(anOriginDocument());
    for (const said of [
      'CertificateOfOrigin-2',
      '<cbc:CertificateType>non-preferential<',
      'listID="HS" listVersionID="2022">080430<',
      '<cbc:IdentificationCode>CM<',
      'Comptoir Équitable Genève SA',
      '<cbc:GrossWeightMeasure unitCode="KGM">212.5<',
      '/fr/origin/CO-2026-000007-',
    ])
      expect(xml).toContain(said);
    expect(xml).not.toMatch(/Amount|EUR/);
  });

  it('is refused when anything in it could mislead: another spelling, an element more, markup', () => {
    const xml = toUblCertificateOfOrigin(anOriginDocument());
    expect(codeOf(xml)).toBe('read');
    expect(codeOf(xml.replace('<cbc:ID>1<', '<cbc:ID>01<'))).not.toBe('read');
    expect(
      codeOf(xml.replace('</CertificateOfOrigin>', '<cbc:Note>x</cbc:Note></CertificateOfOrigin>')),
    ).toBe('ubl-not-canonical');
    expect(codeOf(xml.replace('<CertificateOfOrigin', '<!DOCTYPE x><CertificateOfOrigin'))).toBe(
      'xml-forbidden-markup',
    );
    expect(codeOf('<Order xmlns="x"></Order>')).toBe('ubl-element-missing');
  });

  it('is read as well in the first layout, which lacked the endorsement, and in no mixture of the two', () => {
    const xml = toUblCertificateOfOrigin(anOriginDocument());
    const endorsement = / *<cac:IssuerEndorsement>[\s\S]*<\/cac:IssuerEndorsement>\n/;
    const first = xml
      .replace('certificate-of-origin:2<', 'certificate-of-origin:1<')
      .replace(endorsement, '');
    expect(parseUblCertificateOfOrigin(first)).toEqual({ ok: true, value: anOriginDocument() });
    expect(codeOf(xml.replace(endorsement, ''))).toBe('ubl-not-canonical');
    expect(codeOf(xml.replace('certificate-of-origin:2<', 'certificate-of-origin:1<'))).toBe(
      'ubl-not-canonical',
    );
  });

  it('may not be signed for more than was ordered, as whole when it is a part, or with an address that is none', () => {
    const line = anOriginLine();
    expect(originDocumentFault(anOriginDocument())).toBeNull();
    expect(
      originDocumentFault(anOriginDocument({ isPartial: true, lines: [{ ...line, orderedThousandths: 1 }] })),
    ).toBe('lines.1.quantityThousandths');
    expect(originDocumentFault(anOriginDocument({ lines: [{ ...line, orderedThousandths: 900_000 }] }))).toBe(
      'isPartial',
    );
    expect(originDocumentFault(anOriginDocument({ verificationUrl: 'javascript:alert(1)' }))).toBe(
      'verificationUrl',
    );
    expect(originDocumentFault(anOriginDocument({ lines: [line, line] }))).toBe('lines.2.position');
    expect(() => toUblCertificateOfOrigin(anOriginDocument({ number: ' ' }))).toThrow(RangeError);
  });
});
