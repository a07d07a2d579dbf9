import sharp, { type Sharp } from 'sharp';
import { nextQuality } from './next-quality';
import type { Rendered, Rendition } from './rendition';

const mostTries = 6;

/**
 * The best quality found whose bytes keep within the weight, in at most six encodings. A picture too lively for its
 * lowest quality is made smaller until it fits, so that the weight holds for every picture.
 */
export async function encodeWithin(framed: Sharp, rendition: Rendition): Promise<Rendered> {
  let size = await pixels(framed);
  let found = await seekQuality(size, rendition);
  while (found.bytes.length > rendition.largestBytes) {
    const scale = Math.min(0.93, Math.sqrt(rendition.largestBytes / found.bytes.length));
    const width = Math.floor(size.raw.width * scale);
    if (width < 16) throw new Error('the weight allowed is less than a picture has');
    size = await pixels(sharp(size.data, { raw: size.raw }).resize({ width }));
    found = await encode(size, rendition, rendition.quality.lowest);
  }
  return found;
}

interface Pixels {
  readonly data: Buffer;
  readonly raw: { readonly width: number; readonly height: number; readonly channels: 3 };
}

async function pixels(picture: Sharp): Promise<Pixels> {
  const { data, info } = await picture.raw().toBuffer({ resolveWithObject: true });
  return { data, raw: { width: info.width, height: info.height, channels: 3 } };
}

/** The heaviest that fits; when nothing does, the one of lowest quality. */
async function seekQuality(size: Pixels, rendition: Rendition): Promise<Rendered> {
  const tried: Rendered[] = [];
  for (let tries = 0; tries < mostTries; tries++) {
    const quality = nextQuality(tried, rendition);
    if (quality === null) break;
    tried.push(await encode(size, rendition, quality));
  }
  const byQuality = tried.sort((a, b) => b.quality - a.quality);
  const best = byQuality.find((one) => one.bytes.length <= rendition.largestBytes);
  return best ?? byQuality.at(-1)!;
}

/** Efforts weighed on photographs: an AVIF of effort 4 takes four times as long as of 3 and is one percent smaller. */
async function encode(size: Pixels, { name, format }: Rendition, quality: number): Promise<Rendered> {
  const picture = sharp(size.data, { raw: size.raw });
  const encoded = {
    avif: () => picture.avif({ quality, effort: 3, chromaSubsampling: '4:2:0' }),
    webp: () => picture.webp({ quality, effort: 4 }),
    jpeg: () => picture.jpeg({ quality }),
  }[format]();
  return { name, bytes: await encoded.toBuffer(), width: size.raw.width, height: size.raw.height, quality };
}
