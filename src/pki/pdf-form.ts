import {
  isArray,
  isRef,
  isString,
  nameOf,
  type PdfDict,
  PdfError,
  type PdfRef,
  type PdfValue,
} from './pdf-object';
import type { PdfView } from './pdf-view';

/** A signature field of the AcroForm (ISO 32000-2 §12.7.5.5), filled or not. */
export interface SignatureField {
  readonly name: string;
  readonly reference: PdfRef;
  readonly field: PdfDict;
  /** The signature dictionary and, when it is an object of its own, where. */
  readonly value: PdfDict | undefined;
  readonly valueReference: PdfRef | undefined;
}

/** The signature fields in the order of the form, whole field tree walked within bounds. Throws {@link PdfError}. */
export function signatureFields(view: PdfView): readonly SignatureField[] {
  const known = remembered.get(view);
  if (known) return known;
  const found = readFields(view);
  remembered.set(view, found);
  return found;
}

const remembered = new WeakMap<PdfView, readonly SignatureField[]>();

function readFields(view: PdfView): SignatureField[] {
  const form = view.dictionary(view.catalog.entries.get('AcroForm'));
  const found: SignatureField[] = [];
  const seen = new Set<number>();
  const visit = (value: PdfValue, path: string, inherited: string | undefined, depth: number) => {
    const field = view.dictionary(value);
    if (!isRef(value) || !field) throw new PdfError('pdf-form', 'a form field is not an object of its own');
    if (seen.has(value.number) || depth > 8 || seen.size > 2_000)
      throw new PdfError('pdf-form', 'the field tree is not a bounded tree');
    seen.add(value.number);
    const name = [path, textOf(view.resolve(field.entries.get('T')))].filter(Boolean).join('.');
    const type = nameOf(view.resolve(field.entries.get('FT'))) ?? inherited;
    const kids = view.resolve(field.entries.get('Kids'));
    const kidFields = isArray(kids) ? kids.items.filter((kid) => view.dictionary(kid)?.entries.has('T')) : [];
    for (const kid of kidFields) visit(kid, name, type, depth + 1);
    if (type === 'Sig' && kidFields.length === 0) found.push(signatureField(view, value, field, name));
  };
  const fields = view.resolve(form?.entries.get('Fields'));
  for (const field of isArray(fields) ? fields.items : []) visit(field, '', undefined, 0);
  return found;
}

function signatureField(view: PdfView, reference: PdfRef, field: PdfDict, name: string): SignatureField {
  const value = field.entries.get('V');
  return {
    name,
    reference,
    field,
    value: view.dictionary(value),
    valueReference: isRef(value) ? value : undefined,
  };
}

/** A text string: UTF-16BE or UTF-8 by its byte order mark, otherwise read as Latin-1. */
export function textOf(value: PdfValue | undefined): string {
  if (!isString(value)) return '';
  const { bytes } = value;
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes.subarray(2));
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf)
    return new TextDecoder().decode(bytes.subarray(3));
  return new TextDecoder('latin1').decode(bytes);
}
