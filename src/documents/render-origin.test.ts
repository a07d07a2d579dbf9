import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDF } from '@libpdf/core';
import { describe, expect, it } from 'vitest';
import { anOriginDocument, anOriginLine } from '@/trade/testing/an-origin-document';
import { readOrigin } from './read-origin';
import { renderOrigin } from './render-origin';

async function printedText(pdf: Uint8Array): Promise<string> {
  const opened = await PDF.load(pdf);
  return opened
    .getPages()
    .map((page) => page.extractText().text)
    .join('\n')
    .replace(/\s+/g, ' ');
}

describe('the paper of a certificate of origin', () => {
  it('carries its data, which reads back as the same certificate', async () => {
    const document = anOriginDocument();
    expect(readOrigin((await renderOrigin(document)).pdf)).toEqual(document);
  });

  it('is the same bytes for the same certificate', async () => {
    const [first, second] = [await renderOrigin(anOriginDocument()), await renderOrigin(anOriginDocument())];
    expect(Buffer.compare(first.pdf, second.pdf)).toBe(0);
  });

  it('has the boxes in the market’s language and in English, and every fact in its box', async () => {
    const text = await printedText((await renderOrigin(anOriginDocument())).pdf);
    for (const said of [
      'Certificat d’origine',
      'Certificate of origin',
      'CO-2026-000007',
      '1 Expéditeur (exportateur) · Consignor (exporter)',
      '2 Destinataire · Consignee',
      '3 Pays d’origine · Country of origin',
      'Cameroun · Cameroon',
      'Maersk Line',
      'MAEU-558201',
      'Ananas séché',
      '0804.30',
      '20 cartons de 10 kg',
      '212,5 kg brut',
      'Aïssatou Njoya',
      'Je déclare que ces marchandises',
    ])
      expect(text).toContain(said);
    expect(text).not.toMatch(/EUR|€/);
  });

  it('names a partial shipment, and how much of what was ordered it covers', async () => {
    const lines = [anOriginLine({ quantityThousandths: 80_000 })];
    const text = await printedText((await renderOrigin(anOriginDocument({ isPartial: true, lines }))).pdf);
    expect(text).toContain('Partial shipment of order');
    expect(text).toMatch(/80\s?kg.*sur 200\s?kg commandés/);
  });

  it('is in Arabic and English for an Arabic market, read from the right', async () => {
    const document = anOriginDocument({ language: 'ar', isPartial: true });
    const { pdf } = await renderOrigin(document, { accent: '#0b5d4e' });
    expect(readOrigin(pdf)).toEqual(document);
    const text = await printedText(pdf);
    for (const said of ['Certificate of origin', 'Consignor (exporter)', 'Cameroon', 'shipment of order'])
      expect(text).toContain(said);
    expect(text).toMatch(/Made out on \d+ [A-Z][a-z]{2} 2026/);
    expect(text).not.toContain('[…]');
    expect(text).not.toContain('Certificat d’origine');
  });

  it('lists goods of several origins each with its own, on as many sheets as they need', async () => {
    const lines = Array.from({ length: 60 }, (_, index) =>
      anOriginLine({ position: index + 1, originCountry: index % 2 ? 'CI' : 'CM' }),
    );
    const { pdf, pageCount } = await renderOrigin(anOriginDocument({ lines }));
    expect(pageCount).toBeGreaterThan(2);
    const text = await printedText(pdf);
    expect(text).toContain('Côte d’Ivoire');
    expect(text).toContain(`page ${pageCount} sur ${pageCount}`);
  });

  it.runIf(existsSync('/usr/bin/pdftoppm'))('is drawn by another reader without complaint', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'origin-'));
    const file = join(folder, 'origin.pdf');
    writeFileSync(
      file,
      (await renderOrigin(anOriginDocument({ language: 'fr' }), { accent: '#0b5d4e' })).pdf,
    );
    const said = execFileSync('/usr/bin/pdftoppm', ['-png', '-r', '90', file, join(folder, 'page')], {
      stdio: 'pipe',
    });
    expect(said.toString()).toBe('');
    expect(existsSync(join(folder, 'page-1.png'))).toBe(true);
  });
});
