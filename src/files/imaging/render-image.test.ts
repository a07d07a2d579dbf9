import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { aPhoto, aTelephonePhoto } from '../testing/a-photo';
import { renderImage } from './render-image';
import type { ImageJob, Rendition } from './rendition';

const thumb: Rendition = {
  name: 'thumb',
  format: 'avif',
  width: 320,
  height: 240,
  largestBytes: 5_000,
  quality: { lowest: 30, highest: 65 },
};
const detail: Rendition = {
  ...thumb,
  name: 'detail',
  format: 'webp',
  width: 960,
  height: undefined,
  largestBytes: 25_000,
};
const job = (bytes: Uint8Array, over: Partial<ImageJob> = {}): ImageJob => ({
  bytes,
  renditions: [thumb, detail],
  shortest: 200,
  mostPixels: 4_000_000,
  ...over,
});
const refusalOf = async (bytes: Uint8Array, over?: Partial<ImageJob>) => {
  const result = await renderImage(job(bytes, over));
  return result.ok ? null : result.refusal;
};

describe('a photograph', { timeout: 90_000 }, () => {
  test('is made upright and light, and tells nothing of place, person or camera', async () => {
    const sent = await aTelephonePhoto();
    expect(sent.includes('Telephone of Awa')).toBe(true);
    const result = await renderImage(job(sent));
    if (!result.ok) throw new Error(result.refusal.code);
    const { width, height, placeholder, renditions } = result.value;
    expect([width, height]).toEqual([1200, 1600]);
    expect(placeholder.length).toBeLessThan(250);
    expect(renditions.map((one) => one.name)).toEqual(['thumb', 'detail']);
    for (const { bytes, name } of renditions) {
      const read = await sharp(bytes).metadata();
      expect([read.exif, read.xmp, read.icc, read.orientation]).toEqual(Array(4).fill(undefined));
      expect(read.space).toBe('srgb');
      expect(Buffer.from(bytes).includes('Awa N.')).toBe(false);
      expect(bytes.length).toBeLessThanOrEqual(name === 'thumb' ? 5_000 : 25_000);
    }
    expect(renditions[1]!.height).toBeGreaterThan(renditions[1]!.width);
  });

  test('so lively that no quality is light enough is made smaller, never heavier', async () => {
    const noise = Buffer.from(Array.from({ length: 600 * 600 * 3 }, (_, i) => (i * 2654435761) % 251));
    const png = await sharp(noise, { raw: { width: 600, height: 600, channels: 3 } })
      .png()
      .toBuffer();
    const result = await renderImage(job(png, { renditions: [{ ...thumb, width: 600, height: 600 }] }));
    if (!result.ok) throw new Error(result.refusal.code);
    expect(result.value.renditions[0]!.bytes.length).toBeLessThanOrEqual(5_000);
    expect(result.value.renditions[0]!.width).toBeLessThan(600);
  });

  test('with transparency lies on white', async () => {
    const clear = await sharp({ create: { width: 400, height: 400, channels: 4, background: '#00000000' } })
      .png()
      .toBuffer();
    const result = await renderImage(job(clear));
    if (!result.ok) throw new Error(result.refusal.code);
    const { dominant } = await sharp(result.value.renditions[0]!.bytes).stats();
    expect(dominant.r + dominant.g + dominant.b).toBeGreaterThan(700);
  });
});

describe('a hostile picture is refused in words', { timeout: 90_000 }, () => {
  test('one of few bytes and a billion pixels, before a pixel is decoded', async () => {
    const bomb = await sharp({ create: { width: 12_000, height: 12_000, channels: 3, background: '#fff' } })
      .png({ compressionLevel: 9 })
      .toBuffer();
    expect(bomb.length).toBeLessThan(500_000);
    expect(await refusalOf(bomb)).toEqual({ code: 'image-too-many-pixels', detail: { megapixels: 4 } });
  });

  test('a drawing, even when somebody says that it is a photo', async () => {
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" width="500" height="500"><script>alert(1)</script></svg>';
    expect(await refusalOf(Buffer.from(svg))).toEqual({ code: 'image-unreadable' });
  });

  test('a GIF, which no decoder here is open for', async () => {
    const gif = await (await aPhoto({ width: 300, height: 300 })).gif().toBuffer();
    expect(await refusalOf(gif)).toEqual({ code: 'image-unreadable' });
  });

  test('one that ends in its middle', async () => {
    const jpeg = await aTelephonePhoto({ width: 600, height: 600 });
    expect(await refusalOf(jpeg.subarray(0, jpeg.length / 2))).toEqual({ code: 'image-unreadable' });
  });

  test('one of a few pixels', async () => {
    const dot = await sharp({ create: { width: 300, height: 20, channels: 3, background: '#fff' } })
      .png()
      .toBuffer();
    expect(await refusalOf(dot)).toEqual({ code: 'image-too-small', detail: { shortest: 200 } });
  });

  test('noise behind the first bytes of a JPEG', async () => {
    const noise = Buffer.concat([Buffer.from('ffd8ffe000104a464946', 'hex'), Buffer.alloc(5000, 7)]);
    expect(await refusalOf(noise)).toEqual({ code: 'image-unreadable' });
  });
});
