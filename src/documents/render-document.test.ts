import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { PDF } from '@libpdf/core';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { readAttachment } from '@/pki/pdf-attachment';
import { readPdf } from '@/pki/pdf-structure';
import { aLine, anOrderDocument } from '@/trade/testing/an-order-document';
import { parseUblOrder } from '@/trade/ubl-order';
import { renderDocument } from './render-document';

async function printedText(pdf: Uint8Array): Promise<string> {
  const read = await PDF.load(pdf);
  return read
    .extractText()
    .map((page) => page.text)
    .join('\n')
    .replace(/[\s\u00a0\u202f]+/g, ' ');
}

describe('the paper of an order', () => {
  it('carries the very order in its attached UBL', async () => {
    const order = anOrderDocument();
    const { pdf } = await renderDocument(order);
    const xml = new TextDecoder().decode(readAttachment(pdf, 'order.xml') ?? undefined);
    expect(parseUblOrder(xml)).toEqual({ ok: true, value: order });
  });

  it('is the same to the byte for the same order, and another for another nonce', async () => {
    const [first, second] = [
      await renderDocument(anOrderDocument()),
      await renderDocument(anOrderDocument()),
    ];
    expect(Buffer.compare(first.pdf, second.pdf)).toBe(0);
    const other = await renderDocument(anOrderDocument({ nonce: 'AAAAAAAAAAAAAAAAAAAAAA' }));
    expect(Buffer.compare(first.pdf, other.pdf)).not.toBe(0);
  });

  it('prints the chamber in the colour of its market, whose words stay the same', async () => {
    const house = await renderDocument(anOrderDocument());
    const market = await renderDocument(anOrderDocument(), { accent: '#0b5d4e' });
    expect(Buffer.from(market.pdf).equals(Buffer.from(house.pdf))).toBe(false);
    expect(await printedText(market.pdf)).toBe(await printedText(house.pdf));
    const pale = await renderDocument(anOrderDocument(), { accent: '#ffffff' });
    expect(Buffer.from(pale.pdf).equals(Buffer.from(market.pdf))).toBe(false);
  });

  it('carries the logo of its market on every sheet, once in the file', async () => {
    const create = { width: 320, height: 120, channels: 3 as const, background: '#0b5d4e' };
    const logo = await sharp({ create }).jpeg().toBuffer();
    const lines = Array.from({ length: 60 }, (_, index) =>
      aLine({ position: index + 1, itemId: `article-${index + 1}` }),
    );
    const order = anOrderDocument({ lines });
    const [plain, branded] = [await renderDocument(order), await renderDocument(order, { logo })];
    expect(branded.pageCount).toBeGreaterThan(1);
    const [without, size] = [plain.pdf.length, branded.pdf.length];
    expect(size - without).toBeGreaterThan(logo.length);
    expect(size - without).toBeLessThan(logo.length + 1_500);
    const content = Buffer.from(branded.pdf).toString('latin1');
    expect(content.match(/\/Subtype\s*\/Image/g)).toHaveLength(1);
    expect(await printedText(branded.pdf)).toBe(await printedText(plain.pdf));
  });

  it('says in French all that is agreed: parties, goods with HS and quantity, price, term, payment, law, forum', async () => {
    const text = await printedText((await renderDocument(anOrderDocument())).pdf);
    for (const said of [
      'Bon de commande',
      'Comptoir Équitable Genève SA',
      'Coopérative des femmes de Bonabéri',
      'Ananas séché',
      'SH 0804.30',
      '200 kg',
      '2 500,00 EUR',
      'FCA Douala, Incoterms® 2020',
      '15 janv. 2027',
      'Carte, à l’acceptation',
      'Le vendeur les livre au lieu convenu.',
      'Acte uniforme OHADA',
      'arbitrage de la Chambre de commerce',
      'français',
      'page 1 sur',
    ]) {
      expect(text).toContain(said);
    }
  });

  it('is in English for an English order', async () => {
    const text = await printedText((await renderDocument(anOrderDocument({ language: 'en' }))).pdf);
    expect(text).toContain('Purchase order');
    expect(text).toContain('2,500.00 EUR');
  });

  it('prints names of every Latin alphabet, and marks what it cannot print', async () => {
    const place = 'Cảng Cát Lái, Hồ Chí Minh';
    const plain = await printedText((await renderDocument(anOrderDocument({ place, incoterm: 'FOB' }))).pdf);
    expect(plain).toContain(place);
    expect(plain).not.toContain('[…]');
    const foreign = await printedText((await renderDocument(anOrderDocument({ note: '凤梨, s.v.p.' }))).pdf);
    expect(foreign).toContain('[…], s.v.p.');
    expect(foreign).toContain('le fichier joint order.xml les contient en entier');
  });

  it('shows that a text was turned round by an override, which could make a price read as another', async () => {
    const text = await printedText((await renderDocument(anOrderDocument({ note: '\u202e0052' }))).pdf);
    expect(text).toContain('[…]0052');
  });

  it('prints Arabic names on Latin paper as well, in their own letters', async () => {
    const { pdf } = await renderDocument(anOrderDocument({ note: 'زربية, s.v.p.' }));
    expect(await printedText(pdf)).not.toContain('[…]');
    expect(Buffer.from(pdf).toString('latin1')).toMatch(/[A-Z]{6}\+NotoNaskhArabic-Regular/);
    const latin = Buffer.from((await renderDocument(anOrderDocument())).pdf).toString('latin1');
    expect(latin).not.toContain('NotoNaskh');
  });

  it('runs over as many sheets as it needs and loses no line', async () => {
    const lines = Array.from({ length: 60 }, (_, index) =>
      aLine({ position: index + 1, itemId: `article-${index + 1}` }),
    );
    const { pdf, pageCount } = await renderDocument(anOrderDocument({ lines }));
    const text = await printedText(pdf);
    expect(pageCount).toBeGreaterThan(4);
    for (const { itemId } of lines) expect(text).toContain(itemId);
    expect(text).toContain(`page ${pageCount} sur ${pageCount}`);
  });

  it('costs less than 30 KB, fonts included', async () => {
    expect((await renderDocument(anOrderDocument())).pdf.length).toBeLessThan(30_000);
  });

  it('is a PDF that our own strict reader accepts, in one revision', async () => {
    expect(readPdf((await renderDocument(anOrderDocument())).pdf).revisions).toHaveLength(1);
  });

  describe('in Arabic', () => {
    const arabic = () =>
      anOrderDocument({
        language: 'ar',
        portal: { name: 'واحات', chamber: 'غرفة تجارة الواحات' },
        documentText: 'الأسعار ثابتة، والدفع بعملة EUR.',
      });

    it('is read from the right: the title stands right and the number left', async () => {
      const leftOf = async (pdf: Uint8Array, text: string) => {
        const lines = (await PDF.load(pdf)).extractText()[0]!.lines;
        const spans = lines.flatMap((line) => line.spans);
        return spans.find((span) => span.text.includes(text))!.bbox.x;
      };
      const [fromRight, fromLeft] = [await renderDocument(arabic()), await renderDocument(anOrderDocument())];
      expect(await leftOf(fromRight.pdf, 'PO-2026-000123')).toBeLessThan(100);
      expect(await leftOf(fromLeft.pdf, 'PO-2026-000123')).toBeGreaterThan(400);
    });

    it.runIf(existsSync('/usr/bin/pdftotext'))(
      'says to another reader what was written, figures Latin',
      async () => {
        const { pdf } = await renderDocument(arabic());
        const text = execFileSync('/usr/bin/pdftotext', ['-layout', '-', '-'], { input: pdf })
          .toString()
          .replace(/[\u200e\u200f\u202a-\u202e]/g, '')
          .replace(/\s+/g, ' ');
        for (const said of [
          'أمر شراء',
          'غرفة تجارة الواحات',
          'المشتري',
          'الأسعار ثابتة',
          'يناير 2027',
          'EUR',
        ])
          expect(text).toContain(said);
        expect(text).not.toContain('[…]');
        expect(text).not.toMatch(/[\u0660-\u0669]/);
      },
    );

    it('carries the same order, in one revision, the same to the byte each time, in less than 60 KB', async () => {
      const order = arabic();
      const [first, second] = [await renderDocument(order), await renderDocument(order)];
      expect(Buffer.compare(first.pdf, second.pdf)).toBe(0);
      expect(first.pdf.length).toBeLessThan(60_000);
      expect(readPdf(first.pdf).revisions).toHaveLength(1);
      const xml = new TextDecoder().decode(readAttachment(first.pdf, 'order.xml') ?? undefined);
      expect(parseUblOrder(xml)).toEqual({ ok: true, value: order });
    });
  });

  it('is not printed for an order whose amounts do not add up', async () => {
    const order = anOrderDocument();
    const wrong = { ...order, total: { ...order.total, minor: 1 } };
    await expect(renderDocument(wrong)).rejects.toThrow(/total/);
  });
});
