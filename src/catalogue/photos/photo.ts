import type { Rendition } from '@/files/imaging/rendition';
import { fileKey } from '@/files/storage';

export const mostPhotos = 8;
export const largestPhoto = 12_000_000;
export const shortestSide = 320;
export const longestAlt = 300;

/** The sizes that are shown, by what a page may weigh, and the one that others can be made from again. */
export const renditions = [
  {
    name: 'thumb-avif',
    format: 'avif',
    width: 320,
    height: 240,
    largestBytes: 5_000,
    quality: { lowest: 28, highest: 62 },
  },
  {
    name: 'thumb-webp',
    format: 'webp',
    width: 320,
    height: 240,
    largestBytes: 5_000,
    quality: { lowest: 14, highest: 78 },
  },
  {
    name: 'detail-avif',
    format: 'avif',
    width: 960,
    largestBytes: 25_000,
    quality: { lowest: 28, highest: 62 },
  },
  {
    name: 'detail-webp',
    format: 'webp',
    width: 960,
    largestBytes: 25_000,
    quality: { lowest: 14, highest: 78 },
  },
  {
    name: 'master-webp',
    format: 'webp',
    width: 1600,
    largestBytes: 600_000,
    quality: { lowest: 50, highest: 84 },
  },
] as const satisfies readonly Rendition[];

export type PhotoFile = (typeof renditions)[number]['name'];
/** The sizes that anybody may ask for. */
export type PublicPhotoFile = Exclude<PhotoFile, 'master-webp'>;

export function photoKey(file: PhotoFile, digest: string) {
  return fileKey(`photo-${file}`, digest);
}

/** What a page needs to show a photo. */
export interface ProductPhoto {
  readonly id: string;
  readonly productId: string;
  readonly digest: string;
  readonly width: number;
  readonly height: number;
  /** what it weighs in the heavier of its formats, in each size; null when that was not noted */
  readonly thumbBytes: number | null;
  readonly detailBytes: number | null;
  /** WebP in base64 */
  readonly placeholder: string;
  readonly altTexts: Readonly<Record<string, string>>;
}

/** What is to be seen, in the reader's language, else in English, else in any. */
export function altOf(photo: Pick<ProductPhoto, 'altTexts'>, locale: string): string {
  return photo.altTexts[locale] ?? photo.altTexts.en ?? Object.values(photo.altTexts)[0] ?? '';
}
