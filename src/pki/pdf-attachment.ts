import { signatureFields, textOf } from './pdf-form';
import { isArray, isStream, isString, PdfError, type PdfValue, pdfLimits } from './pdf-object';
import { decodeStream } from './pdf-stream';
import { type PdfStructure, readPdf } from './pdf-structure';
import type { PdfView } from './pdf-view';

/**
 * The embedded file called `name`, as the first signer saw it: read from the revision that the oldest
 * signature covers, or from the newest when nothing is signed. Null when there is none.
 * Isomorphic, so the browser shows the order from the very bytes. Throws {@link PdfError}.
 */
export function readAttachment(pdf: Uint8Array, name: string): Uint8Array | null {
  const structure = readPdf(pdf);
  const view = firstSignedView(structure);
  const matches = embeddedFiles(view).filter((file) => file.name === name);
  if (matches.length > 1) throw new PdfError('pdf-attachment', `two attachments are called ${name}`);
  const file = matches[0];
  return file ? fileBytes(view, file.specification) : null;
}

function firstSignedView(structure: PdfStructure): PdfView {
  for (let i = 0; i < structure.revisions.length; i++) {
    const view = structure.view(i);
    if (signatureFields(view).some((field) => field.value)) return view;
  }
  return structure.view();
}

/** Walks the name tree /Names /EmbeddedFiles (ISO 32000-2 §7.9.6, §7.11.4) within bounds. */
function embeddedFiles(view: PdfView): { name: string; specification: PdfValue }[] {
  const found: { name: string; specification: PdfValue }[] = [];
  let nodes = 0;
  const visit = (value: PdfValue | undefined, depth: number) => {
    const node = view.dictionary(value);
    if (!node) return;
    if (++nodes > 500 || depth > 8) throw new PdfError('pdf-attachment', 'the name tree is too large');
    const kids = view.resolve(node.entries.get('Kids'));
    for (const kid of isArray(kids) ? kids.items : []) visit(kid, depth + 1);
    const names = view.resolve(node.entries.get('Names'));
    const items = isArray(names) ? names.items : [];
    for (let i = 0; i + 1 < items.length; i += 2) found.push(named(view, items[i]!, items[i + 1]!));
  };
  visit(view.dictionary(view.catalog.entries.get('Names'))?.entries.get('EmbeddedFiles'), 0);
  return found;
}

function named(view: PdfView, key: PdfValue, specification: PdfValue) {
  const file = view.dictionary(specification);
  const ownName = view.resolve(file?.entries.get('UF') ?? file?.entries.get('F'));
  return { name: isString(ownName) ? textOf(ownName) : textOf(view.resolve(key)), specification };
}

function fileBytes(view: PdfView, specification: PdfValue): Uint8Array {
  const embedded = view.dictionary(view.dictionary(specification)?.entries.get('EF'));
  const stream = view.resolve(embedded?.entries.get('UF') ?? embedded?.entries.get('F'));
  if (!isStream(stream)) throw new PdfError('pdf-attachment', 'the attachment holds no file');
  return decodeStream(stream, pdfLimits.attachmentBytes);
}
