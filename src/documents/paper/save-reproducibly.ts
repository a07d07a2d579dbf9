import { createHash } from 'node:crypto';
import { type PDF, type PDFPage, PdfArray, PdfRef, PdfStream, PdfString } from '@libpdf/core';

/**
 * Saves so that the same paper has the same bytes: the file identifier and the tags of the font subsets, which are
 * random otherwise, are derived from the order. Both keep their length, so nothing moves.
 */
export async function saveReproducibly(pdf: PDF, seed: string): Promise<Uint8Array> {
  const digest = createHash('sha256').update(seed).digest();
  const identifier = new PdfString(digest.subarray(0, 16), 'hex');
  pdf.context.info.trailer.set('ID', new PdfArray([identifier, identifier]));
  for (const page of pdf.getPages()) joinContents(pdf, page);
  const bytes = await pdf.save({ subsetFonts: true });
  replaceSubsetTags(bytes, digest);
  return bytes;
}

/** Every drawing made a content stream of its own; as one they compress to a quarter. */
function joinContents(pdf: PDF, page: PDFPage): void {
  const contents = page.dict.get('Contents');
  if (!(contents instanceof PdfArray)) return;
  const parts = [...contents].map((part) => (part instanceof PdfRef ? pdf.getObject(part) : part));
  const bytes = Buffer.concat(
    parts.map((part) => (part instanceof PdfStream ? part.data : new Uint8Array())),
  );
  page.dict.set('Contents', pdf.register(new PdfStream([], bytes)));
}

/** A subset's name is six capitals, a plus and the font's name (ISO 32000-2 9.9.2); each font keeps a tag of its own. */
function replaceSubsetTags(bytes: Uint8Array, digest: Uint8Array): void {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const given = new Map<string, string>();
  for (const found of text.matchAll(/\/(?:BaseFont|FontName) \/([A-Z]{6})\+/g)) {
    const random = found[1]!;
    const tag = given.get(random) ?? derivedTag(digest, given.size);
    given.set(random, tag);
    const at = found.index + found[0].length - 7;
    for (let i = 0; i < 6; i++) bytes[at + i] = tag.charCodeAt(i);
  }
}

function derivedTag(digest: Uint8Array, index: number): string {
  return String.fromCharCode(...digest.subarray(index * 6, index * 6 + 6).map((byte) => 65 + (byte % 26)));
}
