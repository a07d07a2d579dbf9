import { PdfBudget } from './pdf-budget';
import { PdfLexer } from './pdf-lexer';
import { PdfError, pdfLimits } from './pdf-object';
import { type PdfRevision, PdfView } from './pdf-view';
import { readXrefSection, type XrefSection } from './pdf-xref';

/** A PDF opened for reading: its revisions, oldest first. Isomorphic. */
export interface PdfStructure {
  readonly bytes: Uint8Array;
  readonly revisions: readonly PdfRevision[];
  /** The document as it stood after revision `index` (the newest when omitted). */
  view(index?: number): PdfView;
}

/**
 * Reads header, end marker and the whole chain of cross-references (ISO 32000-2 §7.5), strictly:
 * every section lies in the revision it closes, and every revision ends in its own marker.
 * Throws {@link PdfError}.
 */
export function readPdf(bytes: Uint8Array): PdfStructure {
  if (bytes.length > pdfLimits.fileBytes)
    throw new PdfError('pdf-too-large', `more than ${pdfLimits.fileBytes} bytes`);
  if (!startsWith(bytes, 0, '%PDF-'))
    throw new PdfError('pdf-header-missing', 'the file does not begin with %PDF-');
  const budget = new PdfBudget();
  const revisions = groupRevisions(readChain(bytes, budget), bytes.length);
  const views: PdfView[] = [];
  return {
    bytes,
    revisions,
    view(index = revisions.length - 1) {
      for (let i = views.length; i <= index; i++)
        views.push(new PdfView(bytes, revisions[i]!, views[i - 1], budget));
      return views[index]!;
    },
  };
}

function readChain(bytes: Uint8Array, budget: PdfBudget): XrefSection[] {
  let objects = 0;
  const sections: XrefSection[] = [];
  const seen = new Set<number>();
  let next: number | undefined = lastStartxref(bytes);
  while (next !== undefined) {
    if (seen.has(next))
      throw new PdfError('pdf-cross-reference-loop', 'the cross-references go round in a circle');
    if (sections.length > pdfLimits.revisions)
      throw new PdfError('pdf-too-many-objects', 'too many revisions');
    seen.add(next);
    const section: XrefSection = readXrefSection(bytes, next, budget);
    objects += section.entries.size;
    if (objects > pdfLimits.objects) throw new PdfError('pdf-too-many-objects', 'too many objects');
    sections.push(section);
    next = section.previous;
  }
  return sections;
}

function lastStartxref(bytes: Uint8Array): number {
  for (let at = bytes.length - 9, stop = Math.max(0, bytes.length - 1024); at >= stop; at--) {
    if (bytes[at] === 115 && startsWith(bytes, at, 'startxref'))
      return new PdfLexer(bytes, at + 9).unsigned();
  }
  throw new PdfError('pdf-end-marker', 'no startxref at the end of the file');
}

function groupRevisions(newestFirst: XrefSection[], fileLength: number): PdfRevision[] {
  const revisions: PdfRevision[] = [];
  let start = 0;
  for (let i = newestFirst.length - 1; i >= 0; i--) {
    const section = newestFirst[i]!;
    const following = newestFirst[i - 1];
    const linearised =
      revisions.length === 0 && following?.offset === section.startxref && following.offset < section.offset;
    if (!linearised && section.startxref !== section.offset) {
      throw new PdfError('pdf-end-marker', 'a startxref does not point to the cross-reference before it');
    }
    if (section.offset < start || section.markerEnd > fileLength)
      throw new PdfError('pdf-cross-reference', 'a cross-reference lies outside its revision');
    revisions.push({
      start,
      markerEnd: section.markerEnd,
      end: section.end,
      sections: linearised ? [following, section] : [section],
    });
    start = section.markerEnd;
    if (linearised) i--;
  }
  if (revisions.at(-1)?.end !== fileLength)
    throw new PdfError('pdf-end-marker', 'bytes follow the last %%EOF');
  return revisions;
}

function startsWith(bytes: Uint8Array, at: number, text: string): boolean {
  for (let i = 0; i < text.length; i++) if (bytes[at + i] !== text.charCodeAt(i)) return false;
  return true;
}
