import { isArray, isDict, isName, isRef, nameOf, type PdfDict, type PdfValue } from './pdf-object';
import { ForbiddenUpdate } from './pdf-update-reasons';
import type { PdfView } from './pdf-view';

const fieldKeys = new Set([
  'Type',
  'Subtype',
  'FT',
  'T',
  'V',
  'P',
  'F',
  'Ff',
  'Rect',
  'AP',
  'MK',
  'BS',
  'Border',
  'TU',
  'NM',
  'DA',
]);

/**
 * A field added over a signature must be a signature field, signed, drawn nowhere and without actions.
 * Returns the numbers of the new objects it needs: its signature and its (empty) appearance.
 */
export function checkNewField(after: PdfView, before: PdfView, field: PdfDict): number[] {
  if (nameOf(after.resolve(field.entries.get('FT'))) !== 'Sig')
    throw new ForbiddenUpdate('update-active-field', 'not a signature field');
  for (const key of field.entries.keys())
    if (!fieldKeys.has(key)) throw new ForbiddenUpdate('update-active-field', `/${key}`);
  if (isVisible(after, field)) throw new ForbiddenUpdate('update-visible-field');
  const isNew = (number: number) => after.ownEntries.has(number) && !before.entry(number);
  const used = new Set<number>();
  collectNew(after, field.entries.get('AP'), isNew, used);
  collectNew(after, field.entries.get('MK'), isNew, used);
  const signature = field.entries.get('V');
  if (signature === undefined || signature === null) throw new ForbiddenUpdate('update-unsigned-field');
  if (!isRef(signature) || !isNew(signature.number)) throw new ForbiddenUpdate('update-shares-signature');
  if (!after.dictionary(signature)) throw new ForbiddenUpdate('update-unsigned-field');
  used.add(signature.number);
  return [...used];
}

function isVisible(view: PdfView, field: PdfDict): boolean {
  const rect = view.resolve(field.entries.get('Rect'));
  if (rect === null) return false;
  const corners = isArray(rect) ? rect.items : [];
  const [left, bottom, right, top] = corners;
  return (
    corners.length !== 4 ||
    corners.some((corner) => typeof corner !== 'number') ||
    (left !== right && bottom !== top)
  );
}

/** The new objects that a value reaches; old ones are left as they are. */
function collectNew(
  view: PdfView,
  value: PdfValue | undefined,
  isNew: (number: number) => boolean,
  into: Set<number>,
): void {
  if (isRef(value)) {
    if (!isNew(value.number) || into.has(value.number) || into.size > 100) return;
    into.add(value.number);
    collectNew(view, view.resolve(value), isNew, into);
  } else if (isArray(value)) for (const item of value.items) collectNew(view, item, isNew, into);
  else if (isDict(value)) for (const item of value.entries.values()) collectNew(view, item, isNew, into);
  else if (typeof value === 'object' && value !== null && !isName(value) && value.kind === 'stream')
    collectNew(view, value.dict, isNew, into);
}
