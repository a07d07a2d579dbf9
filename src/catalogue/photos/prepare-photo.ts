import { createHash } from 'node:crypto';
import { acceptUpload } from '@/files/check-upload';
import { fileScanner } from '@/files/configured-scanner';
import { fileStorage } from '@/files/configured-storage';
import { contentTypes, mostPixels, photoKinds } from '@/files/content-kind';
import { renderImage } from '@/files/imaging/render-image';
import type { Rendered, RenderedImage } from '@/files/imaging/rendition';
import type { KeepRefusal } from '@/files/keep-upload';
import type { ByteSource } from '@/files/read-bounded';
import { scanned } from '@/files/scan-upload';
import { ok, type Result } from '@/trade/result';
import { largestPhoto, photoKey, renditions, shortestSide } from './photo';

/** A photo whose sizes are stored, ready to be hung beside goods by `addPhoto`. */
export interface PreparedPhoto {
  readonly digest: string;
  readonly width: number;
  readonly height: number;
  readonly thumbBytes: number;
  readonly detailBytes: number;
  readonly placeholder: string;
}

/**
 * Makes and stores the sizes of a photo somebody sent: bounded, known by its content, scanned, decoded apart, drawn
 * anew without what the telephone wrote into it. Takes seconds, so it runs outside any transaction.
 */
export async function preparePhoto(
  source: ByteSource,
  declaredBytes?: number,
): Promise<Result<PreparedPhoto, KeepRefusal>> {
  const accepted = await acceptUpload(source, {
    kinds: photoKinds,
    largestBytes: largestPhoto,
    declaredBytes,
  });
  if (!accepted.ok) return accepted;
  const { bytes } = accepted.value;
  const scan = scanned(await fileScanner().scan(bytes));
  if (!scan.ok) return scan;
  const drawn = await renderImage({ bytes, renditions, shortest: shortestSide, mostPixels });
  if (!drawn.ok) return drawn;
  const digest = digestOfAll(drawn.value.renditions);
  await Promise.all(drawn.value.renditions.map((rendered, at) => store(digest, rendered, renditions[at]!)));
  const placeholder = Buffer.from(drawn.value.placeholder).toString('base64');
  return ok({ digest, ...shown(drawn.value), ...weights(drawn.value), placeholder });
}

/** Of each size, the heavier format: nobody is told less than what comes. */
function weights({ renditions: drawn }: RenderedImage): { thumbBytes: number; detailBytes: number } {
  const heaviest = (size: string) =>
    Math.max(...drawn.filter(({ name }) => name.startsWith(size)).map(({ bytes }) => bytes.length));
  return { thumbBytes: heaviest('thumb'), detailBytes: heaviest('detail') };
}

function digestOfAll(rendered: readonly Rendered[]): string {
  const hash = createHash('sha256');
  for (const { name, bytes } of rendered) hash.update(`${name} ${bytes.length}\n`).update(bytes);
  return hash.digest('hex');
}

async function store(
  digest: string,
  { bytes }: Rendered,
  { name, format }: (typeof renditions)[number],
): Promise<void> {
  await fileStorage().put(photoKey(name, digest), bytes, contentTypes[format]);
}

/** The room a page keeps free: the picture's own shape, at most 960 pixels along its longer side. */
function shown({ width, height }: RenderedImage): { width: number; height: number } {
  const scale = Math.min(1, 960 / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}
