import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { money } from './money';
import { aBareCatalogueLine, aCatalogueLine, printedCatalogue } from './testing/a-catalogue';
import { aLine, anOrderDocument } from './testing/an-order-document';
import { anOriginDocument, anOriginLine } from './testing/an-origin-document';
import { arbitraryOrderDocument } from './testing/arbitrary-order-document';
import { faultsOfUbl } from './testing/validate-ubl';
import { toUblCertificateOfOrigin } from './ubl-certificate-of-origin';
import { toUblOrder } from './ubl-order';

describe('under the schemas of UBL 2.1', () => {
  it('a catalogue is valid, with all that goods can have and with the least', async () => {
    const whole = aCatalogueLine({
      texts: ['fr', 'en', 'es', 'pt', 'ar'].map((language) => ({
        language,
        name: 'قهوة',
        description: '"<&>"',
      })),
      prices: ['EUR', 'USD', 'XAF'].flatMap((currency) =>
        [100_000, 500_500].map((fromThousandths) => ({ fromThousandths, unitPrice: money(currency, 1250) })),
      ),
      variant: { code: 'L-IND', options: { size: 'L', colour: 'indigo', grade: 'A' } },
      certificates: [
        { scheme: 'EU organic', number: 'CM-BIO-154', expires: '2027-05-31' },
        { scheme: 'GLOBALG.A.P.', number: null, expires: '2027-02-28' },
        { scheme: 'Fairtrade', number: null, expires: null },
      ],
      isOrderable: false,
    });
    const xml = await printedCatalogue([whole, aBareCatalogueLine()]);
    expect(await faultsOfUbl('Catalogue', [xml])).toEqual([[]]);
  });

  it('an order is valid whatever people write into it, with every optional part and without', async () => {
    const replaced = anOrderDocument({
      previousVersionDigest: 'c'.repeat(64),
      version: 2,
      lines: [aLine({ variant: { code: 'L-IND', options: { size: 'L', colour: 'indigo', grade: 'A' } } })],
    });
    const some = fc.sample(arbitraryOrderDocument, { numRuns: 40, seed: 1 });
    const faults = await faultsOfUbl('Order', [replaced, anOrderDocument(), ...some].map(toUblOrder));
    expect(faults.flat()).toEqual([]);
  });

  it('a certificate of origin is valid, with every optional part and without', async () => {
    const whole = anOriginDocument({
      replaces: 'CO-2026-000006',
      remarks: 'Sous réserve',
      isPartial: true,
      lines: [anOriginLine({ variant: 'L-IND', orderedThousandths: 400_000 })],
    });
    const least = anOriginDocument({
      transport: null,
      lines: [anOriginLine({ packages: null, grossGrams: null, producer: null })],
    });
    const texts = [whole, least, anOriginDocument()].map(toUblCertificateOfOrigin);
    expect(await faultsOfUbl('CertificateOfOrigin', texts)).toEqual([[], [], []]);
  });

  it('nothing is valid that is out of its sequence, missing, twice, or no value of its kind', async () => {
    const xml = toUblOrder(anOrderDocument());
    const wrong = [
      xml.replace(/( *<cbc:IssueDate>.*\n)( *<cbc:IssueTime>.*\n)/, '$2$1'),
      xml.replace(/ *<cbc:IssueDate>.*\n/, ''),
      xml.replace(/( *<cbc:IssueTime>.*\n)/, '$1$1'),
      xml.replace(/<cbc:IssueDate>[^<]*/, '<cbc:IssueDate>24.11.2026'),
      xml.replace(/(<cbc:PayableAmount) currencyID="EUR"/, '$1'),
      xml.replace('<cac:PaymentTerms>', '<cac:PaymentMeans/><cac:PaymentTerms>'),
    ];
    expect(wrong).not.toContain(xml);
    const faults = await faultsOfUbl('Order', wrong);
    expect(faults.map(({ length }) => length > 0)).toEqual(wrong.map(() => true));
  });
});
