import { ok, type Result } from '@/trade/result';
import { checkPdf, type PdfRefusal } from './check-pdf';
import { digestOf, type Upload } from './check-upload';
import { type ContentKind, contentTypes, mostPixels, photoKinds } from './content-kind';
import { renderImage } from './imaging/render-image';
import type { ImageRefusal, Rendition } from './imaging/rendition';

/** Large enough to read the small print of a photographed page. */
const legible: Rendition = {
  name: 'legible',
  format: 'jpeg',
  width: 2400,
  largestBytes: 2_000_000,
  quality: { lowest: 40, highest: 88 },
};

/**
 * The file without what its maker did not mean to send: a photograph is drawn anew (place, camera and profile are
 * gone; it becomes a JPEG of at most 2,400 pixels), a PDF passes only when it neither acts nor hides files, other
 * kinds are as they were.
 */
export async function stripMetadata(upload: Upload): Promise<Result<Upload, PdfRefusal | ImageRefusal>> {
  if (upload.kind === 'pdf') {
    const checked = checkPdf(upload.bytes);
    return checked.ok ? ok(upload) : checked;
  }
  if (!isPhoto(upload.kind)) return ok(upload);
  const rendered = await renderImage({
    bytes: upload.bytes,
    renditions: [legible],
    shortest: 100,
    mostPixels,
  });
  if (!rendered.ok) return rendered;
  const bytes = rendered.value.renditions[0]!.bytes;
  return ok({ bytes, kind: 'jpeg', contentType: contentTypes.jpeg, digest: digestOf(bytes) });
}

function isPhoto(kind: ContentKind): boolean {
  return (photoKinds as readonly ContentKind[]).includes(kind);
}
