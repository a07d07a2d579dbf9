import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { money } from './money';
import { aLine, anOrderDocument } from './testing/an-order-document';
import { arbitraryOrderDocument } from './testing/arbitrary-order-document';
import { parseUblOrder, toUblOrder } from './ubl-order';

const xml = toUblOrder(anOrderDocument());

function refusalOf(text: string) {
  const read = parseUblOrder(text);
  return read.ok ? 'accepted' : read.refusal.code;
}

describe('an order in UBL 2.1', () => {
  it('reads back as it was written, whatever people put into it', () => {
    fc.assert(
      fc.property(arbitraryOrderDocument, (document) => {
        expect(parseUblOrder(toUblOrder(document))).toEqual({ ok: true, value: document });
      }),
      { numRuns: 300 },
    );
  });

  it('says what it is: UBL 2.1, an extension of Peppol BIS Ordering 3', () => {
    expect(xml).toContain('<cbc:UBLVersionID>2.1</cbc:UBLVersionID>');
    expect(xml).toContain('urn:fdc:peppol.eu:poacc:trns:order:3:extended:');
    expect(xml).toContain('<cbc:ProfileID>urn:fdc:peppol.eu:poacc:bis:ordering:3</cbc:ProfileID>');
  });

  it('carries HS code, Rec 20 unit and Incoterm as coded values', () => {
    expect(xml).toContain('listID="HS" listVersionID="2022">080430<');
    expect(xml).toContain('<cbc:Quantity unitCode="KGM">200</cbc:Quantity>');
    expect(xml).toContain('schemeID="INCOTERMS" schemeVersionID="2020">FCA<');
  });

  it('names a variant by the seller’s extended identifier, and says what it differs in', () => {
    const variant = { code: 'L-IND', options: { size: 'L', colour: 'indigo' } };
    const text = toUblOrder(anOrderDocument({ lines: [aLine({ variant })] })).replace(/\n\s*/g, '');
    expect(text).toContain('<cbc:ID>ananas-seche</cbc:ID><cbc:ExtendedID>L-IND</cbc:ExtendedID>');
    expect(text).toContain(
      '<cac:AdditionalItemProperty><cbc:Name>size</cbc:Name><cbc:Value>L</cbc:Value></cac:AdditionalItemProperty>' +
        '<cac:AdditionalItemProperty><cbc:Name>colour</cbc:Name><cbc:Value>indigo</cbc:Value></cac:AdditionalItemProperty>',
    );
    const unread = text.replace('<cbc:Name>colour<', '<cbc:Name>price<');
    expect(refusalOf(unread)).toBe('ubl-not-canonical');
    const nameless = aLine({ variant: { code: 'L-IND', options: {} } });
    expect(() => toUblOrder(anOrderDocument({ lines: [nameless] }))).toThrow(/lines.1.variant/);
  });

  it('has no empty element', () => {
    const bare = toUblOrder(anOrderDocument({ note: '' }));
    expect(bare).not.toMatch(/<([\w:]+)[^>]*>\s*<\/\1>|\/>/);
  });

  it('is not written when its amounts do not add up', () => {
    expect(() => toUblOrder(anOrderDocument({ total: money('EUR', 1) }))).toThrow(/total/);
    const wrongLine = aLine({ amount: money('EUR', 1) });
    expect(() => toUblOrder(anOrderDocument({ lines: [wrongLine] }))).toThrow(/lines.1.amount/);
  });

  it('is not written with characters that XML cannot carry', () => {
    expect(() => toUblOrder(anOrderDocument({ note: 'a\u0000b' }))).toThrow(/note/);
    expect(() => toUblOrder(anOrderDocument({ place: '\ud800' }))).toThrow(/place/);
  });
});

describe('reading a UBL order', () => {
  it('refuses an amount that was changed, since the order no longer adds up', () => {
    expect(refusalOf(xml.replace('>2500.00</cbc:PayableAmount>', '>25.00</cbc:PayableAmount>'))).toBe(
      'order-fault',
    );
  });

  it('refuses an element, attribute or space that the reader would not show', () => {
    const hidden = [
      xml.replace('<cbc:OrderTypeCode>', '<cbc:SalesOrderID>7</cbc:SalesOrderID><cbc:OrderTypeCode>'),
      xml.replace('<cbc:ID>PO-2026-000123', '<cbc:ID>PO-2026-000999</cbc:ID><cbc:ID>PO-2026-000123'),
      xml.replace('unitCode="KGM"', 'unitCode="KGM" unitCodeListID="x"'),
      xml.replace('\n  <cbc:ID>', '\n   <cbc:ID>'),
      xml.replace('>2500.00</cbc:LineExtensionAmount>', '>2600.00</cbc:LineExtensionAmount>'),
      `${xml}\n`,
    ];
    for (const text of hidden) {
      expect(text).not.toBe(xml);
      expect(['ubl-not-canonical', 'order-fault', 'xml-malformed']).toContain(refusalOf(text));
    }
  });

  it('refuses document types, entities, comments, CDATA and processing instructions', () => {
    const [declaration = '', root = ''] = xml.split('?>\n');
    const doctype = `${declaration}?>\n<!DOCTYPE Order [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n${root}`;
    expect(refusalOf(doctype)).toBe('xml-forbidden-markup');
    expect(refusalOf(xml.replace('>Douala<', '>&x;<'))).toBe('xml-forbidden-markup');
    expect(refusalOf(xml.replace('>Douala<', '><![CDATA[Douala]]><'))).toBe('xml-forbidden-markup');
    expect(refusalOf(xml.replace('<cac:Delivery>', '<!-- --><cac:Delivery>'))).toBe('xml-forbidden-markup');
    expect(refusalOf(xml.replace('<cac:Delivery>', '<?x y?><cac:Delivery>'))).toBe('xml-forbidden-markup');
  });

  it('refuses what is too large or too deep before working on it', () => {
    expect(refusalOf('<a>'.repeat(200_000))).toBe('xml-too-large');
    expect(refusalOf('<a>'.repeat(50))).toBe('xml-too-deep');
    expect(refusalOf(`<a>${'<b></b>'.repeat(10_000)}</a>`)).toBe('xml-too-many-elements');
  });

  it('says which element is missing or has no value', () => {
    const without = xml.replace(/ {2}<cac:PaymentTerms>[\s\S]*<\/cac:PaymentTerms>\n/, '');
    expect(parseUblOrder(without)).toEqual({
      ok: false,
      refusal: { code: 'ubl-element-missing', detail: { element: 'cac:PaymentTerms/cbc:ID' } },
    });
    expect(refusalOf(xml.replace('>2500.00</cbc:Pay', '>2,500.00</cbc:Pay'))).toBe('ubl-value');
  });

  it('answers every mutilation with a refusal or with what the text now says, never an exception', () => {
    const at = fc.nat({ max: xml.length - 1 });
    fc.assert(
      fc.property(at, at, fc.string({ unit: 'binary', maxLength: 8 }), (from, to, garbage) => {
        const broken = xml.slice(0, Math.min(from, to)) + garbage + xml.slice(Math.max(from, to));
        fc.pre(broken !== xml);
        const read = parseUblOrder(broken);
        if (read.ok) expect(toUblOrder(read.value)).toBe(broken);
      }),
      { numRuns: 1_000 },
    );
  });

  it('does not hang on hostile text', { timeout: 20_000 }, () => {
    const hostile = [
      '<a '.repeat(130_000),
      '&'.repeat(390_000),
      `<a b="${'x'.repeat(390_000)}`,
      '<'.repeat(390_000),
    ];
    for (const text of hostile) expect(refusalOf(text)).not.toBe('accepted');
  });
});
