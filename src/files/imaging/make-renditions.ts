import sharp, { type Sharp } from 'sharp';
import { ok, type Result, refuse } from '../../trade/result';
import { encodeWithin } from './encode-within';
import type { ImageJob, ImageRefusal, RenderedImage, Rendition } from './rendition';

/**
 * Decodes a photograph and encodes its sizes. Nothing of the sender's file survives but pixels: upright, in sRGB, on
 * white where it was transparent, without EXIF, XMP or profile. Runs in a process of its own (render-image.ts).
 */
export async function makeRenditions(job: ImageJob): Promise<Result<RenderedImage, ImageRefusal>> {
  const { width, height } = await sharp(job.bytes, { limitInputPixels: false }).metadata();
  if (width * height > job.mostPixels) return tooManyPixels(job);
  if (Math.min(width, height) < job.shortest) return refuse('image-too-small', { shortest: job.shortest });
  const source = sharp(job.bytes, { limitInputPixels: job.mostPixels, failOn: 'error' });
  const largest = await upright(source, Math.max(...job.renditions.map((one) => one.width)));
  const renditions = [];
  for (const rendition of job.renditions)
    renditions.push(await encodeWithin(frame(largest, rendition), rendition));
  const turned = largest.info.height > largest.info.width === height > width;
  return ok({
    width: turned ? width : height,
    height: turned ? height : width,
    renditions,
    placeholder: await blurred(largest.picture()),
  });
}

function tooManyPixels(job: ImageJob) {
  return refuse('image-too-many-pixels', { megapixels: Math.floor(job.mostPixels / 1e6) });
}

interface Upright {
  readonly info: { readonly width: number; readonly height: number };
  picture(): Sharp;
}

/** Decoded once, to the largest size asked for; every size is made from these pixels. */
async function upright(source: Sharp, longest: number): Promise<Upright> {
  const { data, info } = await source
    .autoOrient()
    .resize({ width: longest, height: longest, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  return { info, picture: () => sharp(data, { raw: { width, height, channels } }) };
}

function frame({ picture }: Upright, { width, height }: Rendition): Sharp {
  return height
    ? picture().resize({ width, height, fit: 'cover', position: sharp.strategy.attention })
    : picture().resize({ width, height: width, fit: 'inside', withoutEnlargement: true });
}

async function blurred(picture: Sharp): Promise<Uint8Array> {
  return await picture.resize({ width: 16, height: 12, fit: 'cover' }).webp({ quality: 10 }).toBuffer();
}
