import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeCamt053 } from '@/demo/bank/write-camt053';
import { readCamt053 } from './read-camt053';
import { aBankLine, aBankStatement, anyBankStatement } from './testing/a-statement';

const noon = new Date('2026-11-24T12:00:00Z');
const write = (
  statement = aBankStatement(),
  version: 'camt.053.001.02' | 'camt.053.001.08' = 'camt.053.001.08',
) => writeCamt053([statement], version, noon);

/** The entry with its details replaced, as other banks write them. */
const withDetails = (xml: string, details: string) =>
  xml.replace(/<NtryDtls>.*<\/NtryDtls>/s, `<NtryDtls>${details}</NtryDtls>`);
const firstLine = (xml: string) => {
  const reading = readCamt053(xml);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.statements[0]?.lines[0];
};
const problems = (xml: string) => {
  const reading = readCamt053(xml);
  return reading.ok
    ? []
    : reading.problems.map(({ code, line, element, value }) => ({ code, line, element, value }));
};

describe('a camt.053 statement', () => {
  it('is read as it was written, in version .08', () => {
    fc.assert(
      fc.property(fc.array(anyBankStatement, { minLength: 1, maxLength: 3 }), (statements) => {
        expect(readCamt053(writeCamt053(statements, 'camt.053.001.08', noon))).toEqual({
          ok: true,
          statements,
        });
      }),
    );
  });

  it('is read as it was written, in version .02, which knows no UETR', () => {
    fc.assert(
      fc.property(anyBankStatement, (written) => {
        const lines = written.lines.map((line) => ({ ...line, uetr: null }));
        const statement = { ...written, format: 'camt.053.001.02' as const, lines };
        expect(readCamt053(write(statement, 'camt.053.001.02'))).toEqual({
          ok: true,
          statements: [statement],
        });
      }),
    );
  });

  it('adds up to the cent, or says by how much it does not', () => {
    const crooked = aBankStatement({ closingMinor: 100_001 });
    expect(problems(write(crooked))).toEqual([
      { code: 'balance-does-not-add-up', line: 11, element: 'Bal[CLBD]', value: '1' },
    ]);
  });

  it('says every problem at once, each with its line and element', () => {
    const xml = write(aBankStatement({ lines: [aBankLine(), aBankLine()] }))
      .replace(
        '<Amt Ccy="EUR">1000.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>',
        '<Amt Ccy="EUR">1.000,00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>',
      )
      .replace(/<BookgDt>(?!.*<BookgDt>).*<\/BookgDt>/s, '<BookgDt><Dt>2026-02-30</Dt></BookgDt>');
    expect(problems(xml)).toEqual([
      { code: 'value-malformed', line: 13, element: 'Amt', value: '1.000,00' },
      { code: 'value-malformed', line: 26, element: 'BookgDt', value: '2026-02-30' },
    ]);
  });

  it('says which of its days is none', () => {
    const xml = write().replace('2026-11-24T00:00:00', '2026-11-31T00:00:00');
    expect(problems(xml)).toMatchObject([
      { code: 'value-malformed', element: 'FrDtTm', value: '2026-11-31' },
    ]);
  });

  it('has lines of booked entries only', () => {
    const pending = write()
      .replace('<Cd>BOOK</Cd>', '<Cd>PDNG</Cd>')
      .replace(
        '>1000.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-11-24</Dt></Dt></Bal>\n      <Ntry>',
        '>0.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-11-24</Dt></Dt></Bal>\n      <Ntry>',
      );
    const reading = readCamt053(pending);
    expect(reading.ok && reading.statements[0]?.lines).toEqual([]);
  });

  it('is refused in another currency than its account', () => {
    const xml = write().replace(
      '<Amt Ccy="EUR">1000.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>',
      '<Amt Ccy="USD">1000.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>',
    );
    expect(problems(xml)).toEqual([{ code: 'currency-differs', line: 13, element: 'Amt', value: 'USD' }]);
  });
});

describe('a batch entry', () => {
  const part = (amount: string, end: string) =>
    `<TxDtls><Refs><EndToEndId>${end}</EndToEndId></Refs><AmtDtls><TxAmt><Amt Ccy="EUR">${amount}</Amt></TxAmt></AmtDtls></TxDtls>`;
  const batch = aBankStatement({ lines: [aBankLine({ servicerReference: 'BATCH1' })] });

  it('becomes one line a detail when the details sum to it', () => {
    const reading = readCamt053(withDetails(write(batch), part('400.00', 'A') + part('600.00', 'B')));
    const lines = reading.ok ? reading.statements[0]?.lines : [];
    expect(
      lines?.map(({ amountMinor, endToEndId, servicerReference }) => [
        amountMinor,
        endToEndId,
        servicerReference,
      ]),
    ).toEqual([
      [40_000, 'A', 'BATCH1/1'],
      [60_000, 'B', 'BATCH1/2'],
    ]);
  });

  it('stays whole when they do not', () => {
    const line = firstLine(withDetails(write(batch), part('400.00', 'A') + part('599.99', 'B')));
    expect([line?.amountMinor, line?.endToEndId, line?.remittance]).toEqual([
      100_000,
      null,
      '(2 transactions)',
    ]);
  });
});

describe('charges', () => {
  it('are the sum of what the bank states, without what it gives back', () => {
    const line = firstLine(
      withDetails(
        write(),
        '<TxDtls><Chrgs><Rcrd><Amt Ccy="EUR">7.50</Amt></Rcrd><Rcrd><Amt Ccy="EUR">5.00</Amt></Rcrd><Rcrd><Amt Ccy="EUR">2.00</Amt><CdtDbtInd>CRDT</CdtDbtInd></Rcrd></Chrgs></TxDtls>',
      ),
    );
    expect(line?.chargesMinor).toBe(1_250);
  });

  it('are what is missing from the amount instructed, where the bank states none', () => {
    const line = firstLine(
      withDetails(
        write(),
        '<TxDtls><AmtDtls><InstdAmt><Amt Ccy="EUR">1015.00</Amt></InstdAmt></AmtDtls></TxDtls>',
      ),
    );
    expect(line?.chargesMinor).toBe(1_500);
  });
});

describe('a hostile file', () => {
  it.each([
    ['a document type', '<!DOCTYPE x [<!ENTITY a "b">]><Document/>', 'document-type-not-allowed'],
    [
      'an entity bomb',
      `<!DOCTYPE x [${'<!ENTITY a "aaaaaaaaaa">'.repeat(50)}]><Document>&a;</Document>`,
      'document-type-not-allowed',
    ],
    ['broken markup', '<Document><a></Document>', 'xml-malformed'],
    [
      'another document',
      '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"/>',
      'format-unknown',
    ],
    ['endless nesting', `${'<a>'.repeat(10_000)}${'</a>'.repeat(10_000)}`, 'xml-malformed'],
    [
      'no statement',
      '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt/></Document>',
      'element-missing',
    ],
  ])('with %s is refused', (_, xml, code) => {
    expect(problems(xml)[0]?.code).toBe(code);
  });

  it('gives problems, never an exception', () => {
    const sound = write();
    fc.assert(
      fc.property(fc.nat(sound.length), fc.nat(sound.length), fc.string({ maxLength: 12 }), (a, b, put) => {
        const [from, to] = a < b ? [a, b] : [b, a];
        expect(typeof readCamt053(sound.slice(0, from) + put + sound.slice(Math.min(to, from + 40))).ok).toBe(
          'boolean',
        );
      }),
      { numRuns: 300 },
    );
  });
});
