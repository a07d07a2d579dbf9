import sharp, { type Sharp } from 'sharp';

/** Noise of several scales, which weighs as much as a lively photograph; `seed` makes it the same every time. */
export async function aPhoto({ width = 1600, height = 1200, seed = 1 } = {}): Promise<Sharp> {
  const random = randomBySeed(seed);
  const layers = await Promise.all(
    [8, 40, 200].map(async (columns) => {
      const rows = Math.max(1, Math.round((columns * height) / width));
      const noise = Buffer.from(Array.from({ length: columns * rows * 3 }, () => random() * 255));
      const raw = { width: columns, height: rows, channels: 3 } as const;
      return await sharp(noise, { raw }).resize(width, height, { fit: 'fill' }).raw().toBuffer();
    }),
  );
  const weights = [0.6, 0.28, 0.12];
  const mixed = Buffer.alloc(width * height * 3);
  for (let i = 0; i < mixed.length; i++) {
    mixed[i] = layers.reduce((sum, layer, at) => sum + layer[i]! * weights[at]!, 0);
  }
  return sharp(mixed, { raw: { width, height, channels: 3 } });
}

/** Where and with what it was taken, as telephones write it. */
export async function aTelephonePhoto(size?: {
  width?: number;
  height?: number;
  seed?: number;
}): Promise<Buffer> {
  return await (await aPhoto(size))
    .jpeg({ quality: 92 })
    .withMetadata({ orientation: 6 })
    .withExifMerge({
      IFD0: { Make: 'Telephone of Awa', Artist: 'Awa N.' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '4/1 3/1 0/1' },
    })
    .toBuffer();
}

function randomBySeed(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
