import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMt940 } from './read-mt940';
import { readStatementFile } from './read-statement-file';

const statement = `:20:STMT1
:25:FR7630006000011234567890189
:28C:328/1
:60F:C261123EUR1000,00
:61:2611241124CR985,00NTRFPO-2026-000123//BANK77
:86:166?00CREDIT?20EREF+PO-2026-000123SVWZ+RF19PO?212026000123?31CH9300762011623852957?32EPICERIE FINE?33 GENEVE
:61:2611241125D95,5NTRFNONREF//BANK78
:86:/EREF/RF94PAY2026000123/NAME/Cooperative de Bonaberi/IBAN/CM2110003001000500000605306/REMI/USTD//payout
:62F:C261124EUR1889,50
-}`;

describe('an MT940 statement', () => {
  it('is read in both dialects of field 86', () => {
    const reading = readMt940(statement);
    if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
    const [first] = reading.statements;
    expect(first).toMatchObject({
      account: 'FR7630006000011234567890189',
      openingMinor: 100_000,
      closingMinor: 188_950,
    });
    expect(first?.lines[0]).toMatchObject({
      amountMinor: 98_500,
      endToEndId: 'PO-2026-000123',
      servicerReference: 'BANK77',
      counterparty: 'EPICERIE FINE GENEVE',
      counterpartyAccount: 'CH9300762011623852957',
      remittance: 'RF19PO2026000123',
    });
    expect(first?.lines[1]).toMatchObject({
      amountMinor: -9_550,
      bookingDate: '2026-11-25',
      endToEndId: 'RF94PAY2026000123',
      counterparty: 'Cooperative de Bonaberi',
      counterpartyAccount: 'CM2110003001000500000605306',
      remittance: 'payout',
    });
  });

  it('adds up to the cent, or says by how much it does not', () => {
    const reading = readMt940(statement.replace('1889,50', '1889,51'));
    expect(reading).toEqual({
      ok: false,
      problems: [{ code: 'balance-does-not-add-up', line: 9, element: ':62F:', value: '1' }],
    });
  });

  it('takes a booking in January for a value date in December into the next year', () => {
    const reading = readMt940(statement.replace(':61:2611241124C', ':61:2612310102C'));
    expect(reading.ok && reading.statements[0]?.lines[0]?.bookingDate).toBe('2027-01-02');
  });

  it('reads the reversal of a credit as a debit', () => {
    const reversed = statement.replace('1124CR985,00', '1124RC985,00').replace('1889,50', '-');
    const reading = readMt940(reversed.replace('C261124EUR-', 'D261124EUR80,50'));
    expect(reading.ok && reading.statements[0]?.lines[0]).toMatchObject({
      amountMinor: -98_500,
      isReversal: true,
    });
  });

  it('says every line it cannot read', () => {
    const reading = readMt940(statement.replace('985,00', '985.00').replace('D95,5N', 'D95,555N'));
    expect(!reading.ok && reading.problems.map(({ line, element }) => [line, element])).toEqual([
      [5, ':61:'],
      [7, ':61:'],
    ]);
  });
});

describe('an uploaded file', () => {
  const bytes = (text: string) => new TextEncoder().encode(text);

  it('is recognised by what it holds', () => {
    expect(readStatementFile(bytes(statement)).ok).toBe(true);
    expect(readStatementFile(bytes(`{1:F01BANKFRPPXXXX}{2:I940}{4:\n${statement}`)).ok).toBe(true);
  });

  it.each([
    ['nothing', '', 'file-empty'],
    ['a table', 'date;amount\n2026-11-24;10', 'format-unknown'],
    ['binary', 'PK\u0003\u0004\0\0', 'file-not-text'],
  ])('with %s is refused', (_, text, code) => {
    expect(readStatementFile(bytes(text))).toMatchObject({ ok: false, problems: [{ code }] });
  });

  it('gives problems, never an exception', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 300 }),
        fc.constantFrom('', ':20:X\n', '<Document '),
        (noise, head) => {
          expect(typeof readStatementFile(new Uint8Array([...bytes(head), ...noise])).ok).toBe('boolean');
        },
      ),
    );
  });
});
