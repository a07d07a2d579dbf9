import { ok, type Result, refuse } from './result';

/** An ISO 11649 creditor reference in electronic form: RF, two check digits, 1 to 21 letters and digits, no spaces. */
export type CreditorReference = string & { readonly creditorReference: unique symbol };

export type CreditorReferenceRefusal =
  | 'creditor-reference-malformed'
  | 'creditor-reference-too-long'
  | 'creditor-reference-check-digits-wrong';

/**
 * Makes the reference of an order or invoice number: "PO-2026-000123" → RF..PO2026000123. Everything but letters and
 * digits is dropped (ISO 11649 clause 4 allows no other character) and letters become capitals.
 */
export function creditorReference(number: string): Result<CreditorReference, CreditorReferenceRefusal> {
  const body = number.toUpperCase().replace(/[^0-9A-Z]/g, '');
  if (body.length === 0) return refuse('creditor-reference-malformed');
  if (body.length > 21) return refuse('creditor-reference-too-long', { length: body.length, most: 21 });
  const checkDigits = String(98 - remainder97(`${body}RF00`)).padStart(2, '0');
  return ok(`RF${checkDigits}${body}` as CreditorReference);
}

/** Reads a reference as a person or a bank wrote it: spaces and small letters are accepted, wrong digits are not. */
export function parseCreditorReference(text: string): Result<CreditorReference, CreditorReferenceRefusal> {
  if (text.length > 64) return refuse('creditor-reference-too-long', { length: text.length, most: 25 });
  const electronic = text.replace(/\s/g, '').toUpperCase();
  if (!/^RF[0-9]{2}[0-9A-Z]+$/.test(electronic)) return refuse('creditor-reference-malformed');
  if (electronic.length > 25) {
    return refuse('creditor-reference-too-long', { length: electronic.length, most: 25 });
  }
  if (!hasRightCheckDigits(electronic)) return refuse('creditor-reference-check-digits-wrong');
  return ok(electronic as CreditorReference);
}

/** On paper, in groups of four from the left: "RF18 5390 0754 7034". */
export function printCreditorReference(reference: CreditorReference): string {
  return reference.match(/.{1,4}/g)?.join(' ') ?? '';
}

/**
 * Every valid reference inside free remittance text, in order, each once. Banks break references over lines, add
 * words around them and glue words behind them, so each RF is tried at every length; longer readings win.
 * The text is cut at 2,000 characters (camt.053 has 140 per line).
 */
export function findCreditorReferences(text: string): CreditorReference[] {
  const found = new Set<CreditorReference>();
  const upper = text.slice(0, 2_000).toUpperCase();
  for (const start of upper.matchAll(/RF(?=\s?[0-9])/g)) {
    const reference = longestReferenceAt(upper, start.index);
    if (reference) found.add(reference);
  }
  return [...found];
}

/** Spaces inside a printed reference cannot be told from spaces behind it: whole words are tried before parts of one. */
function longestReferenceAt(text: string, start: number): CreditorReference | null {
  const run = /^[0-9A-Z\s./-]{5,60}/.exec(text.slice(start, start + 60))?.[0] ?? '';
  const wordEnds = [...run.matchAll(/(?<=[0-9A-Z])(?=[^0-9A-Z]|$)/g)].map((end) => end.index);
  const anywhere = Array.from({ length: run.length }, (_, i) => i + 1);
  for (const ends of [wordEnds, anywhere]) {
    for (const end of ends.toReversed()) {
      const candidate = run.slice(0, end).replace(/[^0-9A-Z]/g, '');
      if (isReference(candidate)) return candidate as CreditorReference;
    }
  }
  return null;
}

function isReference(electronic: string): boolean {
  return /^RF[0-9]{2}[0-9A-Z]{1,21}$/.test(electronic) && hasRightCheckDigits(electronic);
}

function hasRightCheckDigits(electronic: string): boolean {
  const checkDigits = Number(electronic.slice(2, 4));
  return (
    checkDigits >= 2 && checkDigits <= 98 && remainder97(electronic.slice(4) + electronic.slice(0, 4)) === 1
  );
}

/** ISO/IEC 7064 MOD 97-10 with A = 10 … Z = 35. */
function remainder97(text: string): number {
  let remainder = 0;
  for (const character of text) {
    const value = Number.parseInt(character, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder;
}
