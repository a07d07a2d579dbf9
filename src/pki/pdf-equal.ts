import type { PdfDict, PdfValue } from './pdf-object';

/** Whether two values are written alike: references by number, strings by their bytes, dictionaries in any order. */
export function samePdfValue(a: PdfValue | undefined, b: PdfValue | undefined): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (a.kind === 'name' && b.kind === 'name') return a.value === b.value;
  if (a.kind === 'ref' && b.kind === 'ref') return a.number === b.number && a.generation === b.generation;
  if (a.kind === 'string' && b.kind === 'string') return sameBytes(a.bytes, b.bytes);
  if (a.kind === 'array' && b.kind === 'array') {
    return a.items.length === b.items.length && a.items.every((item, i) => samePdfValue(item, b.items[i]));
  }
  if (a.kind === 'dict' && b.kind === 'dict') return changedKeys(a, b).length === 0;
  if (a.kind === 'stream' && b.kind === 'stream')
    return samePdfValue(a.dict, b.dict) && sameBytes(a.data, b.data);
  return false;
}

/** The keys that only one dictionary has, or that have different values in both. */
export function changedKeys(a: PdfDict, b: PdfDict): string[] {
  const keys = new Set([...a.entries.keys(), ...b.entries.keys()]);
  return [...keys].filter(
    (key) =>
      !a.entries.has(key) || !b.entries.has(key) || !samePdfValue(a.entries.get(key), b.entries.get(key)),
  );
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
