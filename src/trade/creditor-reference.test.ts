import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  creditorReference,
  findCreditorReferences,
  parseCreditorReference,
  printCreditorReference,
} from './creditor-reference';

const alphabet = [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const aBody = fc.string({ unit: fc.constantFrom(...alphabet), minLength: 1, maxLength: 21 });
const aReference = aBody.map((body) => referenceOf(body));

const isDigit = (character: string | undefined) => /^[0-9]$/.test(character ?? '');

function referenceOf(number: string) {
  const made = creditorReference(number);
  if (!made.ok) throw new Error(made.refusal.code);
  return made.value;
}

describe('a creditor reference (ISO 11649)', () => {
  it('has the check digits of the published examples', () => {
    expect(referenceOf('539007547034')).toBe('RF18539007547034');
    expect(referenceOf('G72UUR')).toBe('RF45G72UUR');
    expect(referenceOf('2348231')).toBe('RF712348231');
  });

  it('is made of the letters and digits of an order number', () => {
    expect(referenceOf('po-2026-000123').slice(4)).toBe('PO2026000123');
  });

  it('refuses a number without letters or digits, and one too long', () => {
    expect(creditorReference('—/—')).toMatchObject({ refusal: { code: 'creditor-reference-malformed' } });
    expect(creditorReference('1'.repeat(22))).toMatchObject({
      refusal: { code: 'creditor-reference-too-long' },
    });
  });

  it('reads back what it made, also as printed and in small letters', () => {
    fc.assert(
      fc.property(aReference, (reference) => {
        for (const text of [reference, printCreditorReference(reference), ` ${reference.toLowerCase()} `]) {
          expect(parseCreditorReference(text)).toEqual({ ok: true, value: reference });
        }
      }),
    );
  });

  it('notices every digit mistaken for another digit and every letter for another letter', () => {
    fc.assert(
      fc.property(aReference, fc.nat(), fc.constantFrom(...alphabet), (reference, position, other) => {
        const at = 2 + (position % (reference.length - 2));
        fc.pre(reference[at] !== other && isDigit(reference[at]) === isDigit(other));
        const wrong = reference.slice(0, at) + other + reference.slice(at + 1);
        expect(parseCreditorReference(wrong).ok).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it('notices two neighbouring digits, or two neighbouring letters, exchanged', () => {
    fc.assert(
      fc.property(aReference, fc.nat(), (reference, position) => {
        const at = 4 + (position % Math.max(1, reference.length - 5));
        const [left, right] = [reference[at], reference[at + 1]];
        fc.pre(right !== undefined && left !== right && isDigit(left) === isDigit(right));
        const swapped = `${reference.slice(0, at)}${right}${left}${reference.slice(at + 2)}`;
        expect(parseCreditorReference(swapped).ok).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it('refuses check digits 00, 01 and 99, which no reference can have', () => {
    for (const digits of ['00', '01', '99']) {
      for (let body = 0; body < 97; body++) {
        expect(parseCreditorReference(`RF${digits}${body}`).ok).toBe(false);
      }
    }
  });

  it('answers hostile text with a refusal, never an exception', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(typeof parseCreditorReference(text).ok).toBe('boolean');
        expect(Array.isArray(findCreditorReferences(text))).toBe(true);
      }),
    );
  });
});

describe('references in remittance text', () => {
  const one = referenceOf('PO-2026-000123');
  const two = referenceOf('PO-2026-000124');

  it('are found among words, printed or not', () => {
    expect(findCreditorReferences(`Paiement commande ${one} merci`)).toEqual([one]);
    expect(findCreditorReferences(`/ROC/${printCreditorReference(one)} VIREMENT`)).toEqual([one]);
    expect(findCreditorReferences(`NOTPROVIDED ${one.toLowerCase()}`)).toEqual([one]);
  });

  it('are all found when one transfer pays several orders', () => {
    expect(findCreditorReferences(`${one}, ${two}; ${one}`)).toEqual([one, two]);
  });

  it('are found when the bank broke the line inside', () => {
    expect(findCreditorReferences(`${one.slice(0, 9)}\n${one.slice(9)}`)).toEqual([one]);
  });

  it('are not invented: a reference with a wrong digit is not found', () => {
    expect(findCreditorReferences(`${one.slice(0, -1)}4`)).not.toContain(one);
    expect(findCreditorReferences('PERFORMANCE 12 RF')).toEqual([]);
  });

  it('are found wherever they stand between other words', () => {
    fc.assert(
      fc.property(aReference, fc.constantFrom('', 'INV ', 'ref: ', '+++'), (reference, before) => {
        expect(findCreditorReferences(`${before}${reference}|`)).toContain(reference);
      }),
    );
  });
});
