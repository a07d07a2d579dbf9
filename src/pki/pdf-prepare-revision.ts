import { PdfUpdate } from './pdf-append-update';
import { findSignedRange, signedBytes } from './pdf-byte-range';
import { signatureFields } from './pdf-form';
import {
  array,
  dict,
  isArray,
  isRef,
  name,
  type PdfArray,
  type PdfDict,
  PdfError,
  type PdfRef,
  type PdfValue,
  withEntries,
} from './pdf-object';
import { signatureAppearance } from './pdf-signature-appearance';
import { type PdfStructure, readPdf } from './pdf-structure';
import type { PdfView } from './pdf-view';
import { latin1, textString } from './pdf-write';

export interface PrepareRevisionInput {
  fieldName: string;
  reason?: string;
  signerName?: string;
  /** Bytes of DER that the placeholder can take; 8192 when omitted. */
  contentsSize?: number;
  /** Claimed time of signing (/M), asked for by ETSI EN 319 142-1; now when omitted. */
  claimedTime?: Date;
  /** Page that carries the field's widget, counted from 0. */
  page?: number;
  /** Place on the page [left, bottom, right, top] in points; invisible when omitted. */
  rect?: readonly [number, number, number, number];
}

export interface PreparedRevision {
  readonly revision: Uint8Array;
  readonly byteRange: readonly [number, number, number, number];
  /** The bytes in the range: what the signer hashes. */
  digestInput(): Uint8Array;
}

/**
 * Appends a signature field with an empty PAdES signature (ETSI EN 319 142-1, `ETSI.CAdES.detached`)
 * as an incremental update; earlier bytes, and so earlier signatures, stay as they are.
 * Throws {@link PdfError} for a PDF it cannot read.
 */
export function prepareRevision(pdf: Uint8Array, input: PrepareRevisionInput): PreparedRevision {
  return appendSignature(pdf, input, {
    Type: name('Sig'),
    Filter: name('Adobe.PPKLite'),
    SubFilter: name('ETSI.CAdES.detached'),
    M: textString(pdfDate(input.claimedTime ?? new Date())),
    Name: input.signerName === undefined ? undefined : textString(input.signerName),
    Reason: input.reason === undefined ? undefined : textString(input.reason),
  });
}

/** Appends a document timestamp field with an empty RFC 3161 token (ETSI EN 319 142-1 §5.4.3): level B-LTA. */
export function prepareDocumentTimestamp(
  pdf: Uint8Array,
  input: { fieldName: string; contentsSize?: number },
): PreparedRevision {
  return appendSignature(pdf, input, {
    Type: name('DocTimeStamp'),
    Filter: name('Adobe.PPKLite'),
    SubFilter: name('ETSI.RFC3161'),
  });
}

function appendSignature(
  pdf: Uint8Array,
  input: PrepareRevisionInput,
  dictionary: Record<string, PdfValue | undefined>,
): PreparedRevision {
  const structure = readPdf(pdf);
  const view = structure.view();
  if (signatureFields(view).some((field) => field.name === input.fieldName)) {
    throw new PdfError('pdf-form', `the field ${input.fieldName} exists already`);
  }
  if (input.rect && signatureFields(view).some((field) => field.value)) {
    throw new PdfError('pdf-form', 'a visible field would cover pages that are already signed');
  }
  const update = new PdfUpdate(structure);
  const size = input.contentsSize ?? 8192;
  const signature = update.add(
    dict({ ...dictionary, ByteRange: name(rangePlaceholder), Contents: hexZeros(size) }),
  );
  const page = pageReference(view, input.page ?? 0);
  const appearance =
    input.rect && update.add(signatureAppearance(input.rect, [input.signerName, input.reason]));
  const field = update.add(widget(input, signature, page, appearance));
  update.replace(page, withAnnotation(view, page, field));
  addToForm(update, structure, field);
  return patched(update.append(), size);
}

/** A name as long as the longest range, so that patching moves nothing. */
const rangePlaceholder = 'x'.repeat(46);
const hexZeros = (size: number): PdfValue => ({
  kind: 'string',
  bytes: new Uint8Array(size),
  hex: true,
  start: 0,
  end: 0,
});

const [printed, locked] = [4, 128];

function widget(
  input: PrepareRevisionInput,
  signature: PdfRef,
  page: PdfRef,
  appearance: PdfRef | undefined,
): PdfDict {
  return dict({
    Type: name('Annot'),
    Subtype: name('Widget'),
    FT: name('Sig'),
    T: textString(input.fieldName),
    V: signature,
    P: page,
    F: printed + locked,
    AP: appearance && dict({ N: appearance }),
    Rect: array([...(input.rect ?? [0, 0, 0, 0])]),
  });
}

function pageReference(view: PdfView, index: number): PdfRef {
  const pages: PdfRef[] = [];
  const visit = (value: PdfValue | undefined, depth: number) => {
    const node = view.dictionary(value);
    if (!node || !isRef(value) || depth > 16 || pages.length > index) return;
    const kids = view.resolve(node.entries.get('Kids'));
    if (isArray(kids)) for (const kid of kids.items) visit(kid, depth + 1);
    else pages.push(value);
  };
  visit(view.catalog.entries.get('Pages'), 0);
  const page = pages[index];
  if (!page) throw new PdfError('pdf-catalog', `there is no page ${index}`);
  return page;
}

function withAnnotation(view: PdfView, page: PdfRef, field: PdfRef): PdfDict {
  const dictionary = view.dictionary(page)!;
  return withEntries(dictionary, { Annots: appended(view, dictionary.entries.get('Annots'), field) });
}

function addToForm(update: PdfUpdate, structure: PdfStructure, field: PdfRef): void {
  const view = structure.view();
  const root = view.trailer.entries.get('Root');
  if (!isRef(root)) throw new PdfError('pdf-catalog', 'the catalogue is not an object of its own');
  const current = view.catalog.entries.get('AcroForm');
  const form = withEntries(view.dictionary(current) ?? dict({}), {
    Fields: appended(view, view.dictionary(current)?.entries.get('Fields'), field),
    SigFlags: 3,
  });
  if (isRef(current)) update.replace(current, form);
  else update.replace(root, withEntries(view.catalog, { AcroForm: form }));
}

function appended(view: PdfView, list: PdfValue | undefined, item: PdfRef): PdfArray {
  const before = view.resolve(list);
  return array([...(isArray(before) ? before.items : []), item]);
}

function patched(revision: Uint8Array, size: number): PreparedRevision {
  const at = lastPlaceholder(revision);
  const open = indexOfByte(revision, 60, at + rangePlaceholder.length);
  const close = open + 2 + size * 2;
  const byteRange = [0, open, close, revision.length - close] as const;
  revision.set(latin1(`[${byteRange.join(' ')}]`.padEnd(rangePlaceholder.length + 1)), at);
  const range = findSignedRange(revision);
  if (!range) throw new Error('the prepared revision has no signed range');
  return { revision, byteRange, digestInput: () => signedBytes(revision, range) };
}

function lastPlaceholder(bytes: Uint8Array): number {
  const wanted = latin1(`/${rangePlaceholder}`);
  let at = bytes.lastIndexOf(47);
  while (at >= 0 && !wanted.every((byte, i) => bytes[at + i] === byte)) at = bytes.lastIndexOf(47, at - 1);
  return at;
}

function indexOfByte(bytes: Uint8Array, byte: number, from: number): number {
  const at = bytes.indexOf(byte, from);
  if (at < 0) throw new Error('no Contents behind the ByteRange');
  return at;
}

function pdfDate(time: Date): string {
  return `D:${time.toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`;
}
