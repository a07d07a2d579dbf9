import { createHash } from 'node:crypto';
import { acceptUpload } from '@/files/check-upload';
import { fileScanner } from '@/files/configured-scanner';
import { fileStorage } from '@/files/configured-storage';
import { contentTypes, photoKinds } from '@/files/content-kind';
import { renderImage } from '@/files/imaging/render-image';
import type { Rendition } from '@/files/imaging/rendition';
import type { KeepRefusal } from '@/files/keep-upload';
import type { ByteSource } from '@/files/read-bounded';
import { scanned } from '@/files/scan-upload';
import { fileKey, isDigest } from '@/files/storage';
import { heaviestLogo, type PortalLogo } from '@/portals/portal-logo';
import { ok, type Result } from '@/trade/result';

export const largestLogo = 2_000_000;

/** For pages a WebP, for papers and mails a JPEG: PDF and mail programs read no WebP. */
const renditions = [
  {
    name: 'webp',
    format: 'webp',
    width: 160,
    largestBytes: heaviestLogo,
    quality: { lowest: 30, highest: 90 },
  },
  { name: 'jpeg', format: 'jpeg', width: 320, largestBytes: 16_000, quality: { lowest: 40, highest: 90 } },
] as const satisfies readonly Rendition[];

export type LogoFile = (typeof renditions)[number]['name'];

export function logoKey(file: LogoFile, digest: string) {
  return fileKey(`logo-${file}`, digest);
}

/**
 * Makes and stores the sizes of a logo somebody sent: bounded, known by its content, scanned, decoded apart and drawn
 * anew. Drawings that can carry a script (SVG) are refused, whether they carry one or not. Answers the digest that the
 * market place remembers. Takes a second, so it runs outside any transaction.
 */
export async function prepareLogo(source: ByteSource): Promise<Result<string, KeepRefusal>> {
  const accepted = await acceptUpload(source, { kinds: photoKinds, largestBytes: largestLogo });
  if (!accepted.ok) return accepted;
  const { bytes } = accepted.value;
  const scan = scanned(await fileScanner().scan(bytes));
  if (!scan.ok) return scan;
  const drawn = await renderImage({ bytes, renditions, shortest: 48, mostPixels: 16_000_000 });
  if (!drawn.ok) return drawn;
  const hash = createHash('sha256');
  for (const file of drawn.value.renditions)
    hash.update(`${file.name} ${file.bytes.length}\n`).update(file.bytes);
  const digest = hash.digest('hex');
  for (const { name, bytes } of drawn.value.renditions)
    await fileStorage().put(logoKey(name as LogoFile, digest), bytes, contentTypes[name as LogoFile]);
  return ok(digest);
}

/** A logo that was prepared, as a market place remembers it; null for none, or one that does not lie in the storage. */
export async function findPreparedLogo(digest: string): Promise<PortalLogo | null> {
  if (!isDigest(digest)) return null;
  const [webp, jpeg] = await Promise.all([
    fileStorage().get(logoKey('webp', digest)),
    fileStorage().get(logoKey('jpeg', digest)),
  ]);
  return webp && { digest, bytes: webp.length, jpeg };
}
