import { describe, expect, it } from 'vitest';
import { PdfUpdate } from './pdf-append-update';
import { readAttachment } from './pdf-attachment';
import { array, dict, isRef, pdfLimits, withEntries } from './pdf-object';
import { readPdf } from './pdf-structure';
import { textString } from './pdf-write';
import { anOrderPdf, orderXml } from './testing/an-order-pdf';

describe('reading a PDF', () => {
  it('refuses a file that is too large before reading it', () => {
    const huge = new Uint8Array(pdfLimits.fileBytes + 1);
    expect(() => readPdf(huge)).toThrow(expect.objectContaining({ reason: 'pdf-too-large' }));
  });

  it('reads attachments that were compressed', async () => {
    const xml = orderXml.repeat(50);
    const pdf = await anOrderPdf({ xml });
    expect(pdf.length).toBeLessThan(xml.length);
    expect(new TextDecoder().decode(readAttachment(pdf, 'order.xml')!)).toBe(xml);
  });

  it('reads an attachment larger than all that verification may decode', async () => {
    const xml = orderXml.repeat(Math.ceil((2 * 1024 * 1024) / orderXml.length));
    expect(readAttachment(await anOrderPdf({ xml }), 'order.xml')).toHaveLength(xml.length);
  });

  it.each([
    ['values', `/Wide [${`[${'1 '.repeat(999)}]`.repeat(100)}]`],
    ['characters', `/Text (${'\\\n'.repeat(1_100_000)})`],
    ['white space', ' '.repeat(2_100_000)],
  ])('ends with a reason where there are too many %s', (_, extra) => {
    const body = `%PDF-1.7\n1 0 obj\n<< /Type /Catalog ${extra} >>\nendobj\n`;
    const table = `xref\n0 2\n0000000000 65535 f \n0000000009 00000 n \n`;
    const pdf = Buffer.from(`${body}${table}trailer\n<< /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF`);
    expect(() => readPdf(pdf).view().catalog).toThrow(
      expect.objectContaining({ reason: 'pdf-too-many-objects' }),
    );
  });

  it('refuses two attachments of one name: which is the order?', async () => {
    const structure = readPdf(await anOrderPdf());
    const view = structure.view();
    const names = view.dictionary(
      view.dictionary(view.catalog.entries.get('Names'))!.entries.get('EmbeddedFiles'),
    )!;
    const items = names.entries.get('Names');
    const list = typeof items === 'object' && items?.kind === 'array' ? items.items : [];
    const update = new PdfUpdate(structure);
    const root = view.trailer.entries.get('Root');
    if (!isRef(root)) throw new Error('no catalogue');
    const twice = dict({ EmbeddedFiles: dict({ Names: array([...list, textString('copy'), list[1]!]) }) });
    update.replace(root, withEntries(view.catalog, { Names: twice }));
    expect(() => readAttachment(update.append(), 'order.xml')).toThrow(
      expect.objectContaining({ reason: 'pdf-attachment' }),
    );
  });

  it('counts objects over all cross-references together', () => {
    const revisions = (count: number) => {
      let pdf = '%PDF-1.7\n';
      let previous = '';
      for (let revision = 0; revision < count; revision++) {
        const at = pdf.length;
        pdf += `xref\n0 4000\n${'0000000009 00000 n \n'.repeat(4_000)}trailer\n<< /Size 4000${previous} >>\nstartxref\n${at}\n%%EOF\n`;
        previous = ` /Prev ${at}`;
      }
      return Buffer.from(pdf);
    };
    expect(readPdf(revisions(2)).revisions).toHaveLength(2);
    expect(() => readPdf(revisions(3))).toThrow(expect.objectContaining({ reason: 'pdf-too-many-objects' }));
  });

  it('sees each revision as it was saved', async () => {
    const structure = readPdf(await anOrderPdf());
    const update = new PdfUpdate(structure);
    const root = structure.view().trailer.entries.get('Root');
    if (!isRef(root)) throw new Error('no catalogue');
    update.replace(root, withEntries(structure.view().catalog, { Lang: textString('fr') }));
    const saved = readPdf(update.append());
    expect([0, 1].map((i) => saved.view(i).catalog.entries.has('Lang'))).toEqual([false, true]);
  });
});
