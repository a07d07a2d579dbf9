import { chosenBy } from '@/app/page-cache/chosen-by-reader';
import { type PublicPhotoFile, photoKey } from '@/catalogue/photos/photo';
import { fileStorage } from '@/files/configured-storage';
import { isDigest } from '@/files/storage';
import { chooseFile } from './choose-file';

const headers = {
  'cache-control': 'public, max-age=31536000, immutable',
  'content-security-policy': "default-src 'none'; sandbox",
  'cross-origin-resource-policy': 'cross-origin',
  'x-content-type-options': 'nosniff',
};

/** A photo of goods: `thumb.avif`, or `thumb` in the best format the browser says it reads. Its address never changes what it shows. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ digest: string; variant: string }> },
): Promise<Response> {
  const { digest, variant } = await params;
  const file = chooseFile(variant, request.headers.get('accept'));
  if (!file || !isDigest(digest)) return notFound();
  const etag = `"${digest.slice(0, 32)}-${file}"`;
  const described = { ...headers, etag, ...(variant.includes('.') ? {} : chosenBy('accept')) };
  if (request.headers.get('if-none-match') === etag)
    return new Response(null, { status: 304, headers: described });
  const bytes = await fileStorage().get(photoKey(file, digest));
  if (!bytes) return notFound();
  return new Response(new Uint8Array(bytes), {
    headers: { ...described, 'content-type': typeOf(file), 'content-length': String(bytes.length) },
  });
}

function typeOf(file: PublicPhotoFile): string {
  return file.endsWith('avif') ? 'image/avif' : 'image/webp';
}

function notFound(): Response {
  return new Response(null, { status: 404, headers: { 'cache-control': 'public, max-age=60' } });
}
