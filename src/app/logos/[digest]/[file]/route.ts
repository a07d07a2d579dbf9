import { fileStorage } from '@/files/configured-storage';
import { isDigest } from '@/files/storage';
import { logoKey } from '@/operator/prepare-logo';

/** A market place's logo (`webp` for pages, `jpeg` for what else shows it). Its address never changes what it shows. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ digest: string; file: string }> },
): Promise<Response> {
  const { digest, file } = await params;
  if (!isDigest(digest) || (file !== 'webp' && file !== 'jpeg')) return notFound();
  const headers = {
    'cache-control': 'public, max-age=31536000, immutable',
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    etag: `"${digest.slice(0, 32)}-${file}"`,
  };
  if (request.headers.get('if-none-match') === headers.etag)
    return new Response(null, { status: 304, headers });
  const bytes = await fileStorage().get(logoKey(file, digest));
  if (!bytes) return notFound();
  return new Response(new Uint8Array(bytes), { headers: { ...headers, 'content-type': `image/${file}` } });
}

function notFound(): Response {
  return new Response(null, { status: 404, headers: { 'cache-control': 'public, max-age=60' } });
}
