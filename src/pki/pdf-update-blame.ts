import { signatureFields } from './pdf-form';
import { isArray, isDict, isRef, nameOf, type PdfValue } from './pdf-object';
import type { UpdateReason } from './pdf-update-reasons';
import type { PdfView } from './pdf-view';

/** Names what was tampered with when object `number` of the signed document was changed. */
export function reasonForChange(before: PdfView, number: number): [UpdateReason, string] {
  const detail = `object ${number}`;
  const info = before.trailer.entries.get('Info');
  if (isRef(info) && info.number === number) return ['update-changes-metadata', detail];
  for (const field of signatureFields(before)) {
    if (field.valueReference?.number === number) return ['update-changes-signature', field.name];
    if (field.reference.number === number) return ['update-changes-field', field.name];
  }
  const value = before.resolve({ kind: 'ref', number, generation: 0 });
  if (isDict(value) && value.entries.has('FT')) return ['update-changes-field', detail];
  if (isDict(value) && nameOf(value.entries.get('Type')) === 'Page') return ['update-changes-page', detail];
  const reaches = (...roots: (PdfValue | undefined)[]) =>
    roots.some((root) => reachable(before, root, number));
  const catalog = before.catalog.entries;
  if (reaches(catalog.get('Names'), catalog.get('AF'))) return ['update-changes-attachment', detail];
  if (reaches(catalog.get('Pages'))) return ['update-changes-page', detail];
  return ['update-changes-object', detail];
}

function reachable(view: PdfView, root: PdfValue | undefined, wanted: number): boolean {
  const seen = new Set<number>();
  const waiting: (PdfValue | undefined)[] = [root];
  for (let steps = 0; waiting.length > 0 && steps < 20_000; steps++) {
    const value = waiting.pop();
    if (isRef(value)) {
      if (value.number === wanted) return true;
      if (seen.has(value.number)) continue;
      seen.add(value.number);
      waiting.push(view.resolve(value));
    } else if (isArray(value)) waiting.push(...value.items);
    else if (isDict(value)) waiting.push(...value.entries.values());
    else if (typeof value === 'object' && value?.kind === 'stream') waiting.push(value.dict);
  }
  return false;
}
