import type { PublicPhotoFile } from '@/catalogue/photos/photo';

const files: readonly PublicPhotoFile[] = ['thumb-avif', 'thumb-webp', 'detail-avif', 'detail-webp'];

/** The file for "thumb.webp", or for "thumb" and an Accept header (RFC 9110, 12.5.1); null for anything else. */
export function chooseFile(variant: string, accept: string | null): PublicPhotoFile | null {
  const [size, format, ...rest] = variant.split('.');
  if (rest.length > 0) return null;
  const wanted = format ?? (reads(accept, 'image/avif') ? 'avif' : 'webp');
  return files.find((file) => file === `${size}-${wanted}`) ?? null;
}

/** Named outright and not with a weight of nothing: what browsers say by a mere star does not include AVIF. */
function reads(accept: string | null, type: string): boolean {
  const ranges = (accept ?? '').slice(0, 1000).toLowerCase().split(',');
  const range = ranges.map((one) => one.trim().split(/\s*;\s*/)).find(([name]) => name === type);
  return range !== undefined && !range.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
}
