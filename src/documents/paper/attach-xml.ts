import { type PDF, PdfArray, PdfDict, PdfName, PdfNumber, PdfStream, PdfString } from '@libpdf/core';

/** The names under which papers carry their UBL. */
export const orderFileName = 'order.xml';
export const originFileName = 'certificate-of-origin.xml';

/**
 * Embeds the UBL as an associated file of the document (ISO 32000-2 14.13, as PDF/A-3 asks for): listed among the
 * attachments and in /AF, with `Alternative` as its relationship, since page and file say the same.
 */
export function attachXml(
  pdf: PDF,
  { name, xml, at, description }: Readonly<{ name: string; xml: string; at: Date; description: string }>,
): void {
  const bytes = new TextEncoder().encode(xml);
  const day = PdfString.fromString(`D:${at.toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`);
  const file = new PdfStream(
    [
      ['Type', PdfName.of('EmbeddedFile')],
      ['Subtype', PdfName.of('application/xml')],
      [
        'Params',
        new PdfDict([
          ['Size', PdfNumber.of(bytes.length)],
          ['ModDate', day],
        ]),
      ],
    ],
    bytes,
  );
  const embedded = pdf.register(file);
  const specification = pdf.register(
    new PdfDict([
      ['Type', PdfName.of('Filespec')],
      ['F', PdfString.fromString(name)],
      ['UF', PdfString.fromString(name)],
      ['Desc', PdfString.fromString(description)],
      ['AFRelationship', PdfName.of('Alternative')],
      [
        'EF',
        new PdfDict([
          ['F', embedded],
          ['UF', embedded],
        ]),
      ],
    ]),
  );
  const names = new PdfArray([PdfString.fromString(name), specification]);
  const catalog = pdf.getCatalog();
  catalog.set('Names', new PdfDict([['EmbeddedFiles', new PdfDict([['Names', names]])]]));
  catalog.set('AF', new PdfArray([specification]));
}
