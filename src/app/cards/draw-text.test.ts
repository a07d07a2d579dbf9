import { join } from 'node:path';
import sharp, { type Region } from 'sharp';
import { describe, expect, it } from 'vitest';
import { type DrawnText, drawText, type TextLook } from './draw-text';

const look: TextLook = {
  face: 'regular',
  size: 40,
  colour: '#000000',
  direction: 'rtl',
  width: 900,
  height: 200,
};

async function inkOf({ png, width, height }: DrawnText, part: Partial<Region>): Promise<Buffer> {
  return await sharp(png)
    .extract({ left: 0, top: 0, width, height, ...part })
    .extractChannel('alpha')
    .raw()
    .toBuffer();
}

describe('the text of a share card', () => {
  it('joins Arabic letters: kept apart they are wider', async () => {
    const joined = await drawText('مستلزمات', look);
    const apart = await drawText([...'مستلزمات'].join('\u200c'), look);
    expect(apart.width).toBeGreaterThan(joined.width * 1.2);
  });

  it('draws Arabic in the typeface we ship, whatever the machine has', async () => {
    const file = join(process.cwd(), 'src', 'documents', 'fonts', 'NotoNaskhArabic-Regular.ttf');
    const text = { font: 'Noto Naskh Arabic 40', fontfile: file, width: look.width, dpi: 72, rgba: true };
    const ours = await sharp({ text: { ...text, text: '<span foreground="#000000">زربية</span>' } })
      .png()
      .toBuffer({ resolveWithObject: true });
    const drawn = await drawText('زربية', look);
    const expected = { png: ours.data, width: ours.info.width, height: ours.info.height };
    expect(Buffer.compare(await inkOf(drawn, {}), await inkOf(expected, {}))).toBe(0);
  });

  it('begins every line on the side of its language, whatever script the line begins with', async () => {
    const short = { rtl: 'Tunis\nزربية من صوف الأطلس', ltr: 'زربية\nWool from the Atlas' };
    for (const direction of ['rtl', 'ltr'] as const) {
      const drawn = await drawText(short[direction], { ...look, direction });
      const half = Math.floor(drawn.width / 2);
      const upper = { top: 0, height: Math.floor(drawn.height / 3), width: half };
      const [left, right] = [
        await inkOf(drawn, { ...upper, left: 0 }),
        await inkOf(drawn, { ...upper, left: half }),
      ];
      const [filled, empty] = direction === 'rtl' ? [right, left] : [left, right];
      expect(empty.every((alpha) => alpha === 0)).toBe(true);
      expect(filled.some((alpha) => alpha > 0)).toBe(true);
    }
  });

  it('keeps Latin words and numbers in their own order within Arabic', async () => {
    const [alone, within] = [await drawText('FCA 2026', look), await drawText('FCA 2026 تونس', look)];
    const top = Math.max(0, within.height - alone.height);
    const differences: number[] = [];
    for (let offset = -1; offset <= 1; offset++)
      for (let lift = 0; lift <= top; lift++) {
        const left = within.width - alone.width + Math.min(offset, 0);
        const part = await inkOf(within, { left, width: alone.width, top: lift, height: alone.height });
        const ink = await inkOf(alone, {});
        differences.push(ink.reduce((sum, value, at) => sum + Math.abs(value - part[at]!), 0) / ink.length);
      }
    expect(Math.min(...differences)).toBeLessThan(8);
  });

  it('sets smaller what would be too high, and draws what is markup to others', async () => {
    const long = await drawText('زربية '.repeat(100), { ...look, width: 300 });
    expect(long.height).toBeLessThanOrEqual(look.height);
    expect(long.width).toBeLessThanOrEqual(300);
    expect((await drawText('<b>&amp;</b>', look)).width).toBeGreaterThan(
      (await drawText('&', look)).width * 3,
    );
  });
});
