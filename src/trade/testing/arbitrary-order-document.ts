import fc from 'fast-check';
import { countries } from '../countries';
import { hsCodes } from '../hs-codes';
import { incoterms } from '../incoterms';
import { money } from '../money';
import { type OrderDocument, type OrderDocumentLine, paymentTriggers } from '../order-document';
import { unitCodes, units } from '../units';
import { isXmlText } from '../xml-write';
import { aLine, anOrderDocument } from './an-order-document';

const aText = (maxLength: number) =>
  fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: Math.min(maxLength, 60) })
    .filter((text) => text.trim() !== '' && text.length <= maxLength && isXmlText(text));
const aDigest = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((b) => Buffer.from(b).toString('hex'));
const anInstant = (min: string, max: string) =>
  fc.date({ min: new Date(min), max: new Date(max), noInvalidDate: true });

const aParty = fc.record({
  organisationId: fc.uuid(),
  name: aText(200),
  identifier: aText(100),
  address: fc.record(
    {
      street: aText(200),
      landmark: aText(200),
      town: aText(100),
      postcode: aText(20),
      country: fc.constantFrom(...countries),
    },
    { requiredKeys: ['street', 'town', 'country'] },
  ),
  personName: fc.option(aText(200)),
  certificateDigest: fc.option(aDigest),
});

const aVariant = fc
  .record({
    code: aText(40),
    options: fc.record({ size: aText(40), colour: aText(40), grade: aText(40) }, { requiredKeys: [] }),
  })
  .filter(({ options }) => Object.keys(options).length > 0);

const lineParts = fc.record({
  itemId: aText(100),
  name: aText(200),
  variant: fc.option(aVariant),
  description: fc.option(aText(200)),
  hsCode: fc.constantFrom(...hsCodes),
  originCountry: fc.constantFrom(...countries),
  unit: fc.constantFrom(...unitCodes),
  amountOfUnits: fc.integer({ min: 1, max: 1_000_000 }),
  minor: fc.integer({ min: 0, max: 10_000_000 }),
  producer: fc.option(aText(200)),
});

const someLines = fc
  .tuple(fc.constantFrom('EUR', 'XAF', 'TND', 'USD'), fc.array(lineParts, { minLength: 1, maxLength: 4 }))
  .map(([currency, parts]) =>
    parts.map(({ amountOfUnits, minor, ...part }, index): OrderDocumentLine => {
      const step = 10 ** (3 - units[part.unit].decimals);
      const quantityThousandths = amountOfUnits * step;
      return aLine({ ...part, position: index + 1, quantityThousandths, unitPrice: money(currency, minor) });
    }),
  );

/** Any order that may be signed. */
export const arbitraryOrderDocument: fc.Arbitrary<OrderDocument> = fc
  .record({
    number: aText(40),
    version: fc.integer({ min: 1, max: 99 }),
    id: fc.uuid(),
    issuedAt: anInstant('2020-01-01', '2030-01-01'),
    portal: fc.record({ name: aText(200), chamber: aText(200) }),
    buyer: aParty,
    seller: aParty,
    lines: someLines,
    incoterm: fc.constantFrom(...incoterms),
    place: aText(100),
    paymentTrigger: fc.constantFrom(...paymentTriggers),
    governingLaw: aText(500),
    disputeForum: aText(500),
    language: fc.constantFrom('en', 'fr', 'pt-BR'),
    note: fc.oneof(fc.constant(''), aText(2_000)),
    expiresAt: anInstant('2030-01-02', '2040-01-01'),
    previousVersionDigest: fc.option(aDigest),
    documentText: aText(2_000),
  })
  .map((parts) => anOrderDocument(parts));
