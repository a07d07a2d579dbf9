import { fromBase64 } from '@/pki/pem';
import { plain } from '../../respond';
import { answer } from '../answer';

const longest = 4096;

/**
 * OCSP over HTTP GET (RFC 6960 appendix A.1): the request in base64 as the rest of the path. It is taken from the
 * address itself, since base64 has slashes that a router would take for its own.
 */
export async function GET(request: Request): Promise<Response> {
  const encoded = new URL(request.url).pathname.replace(/^\/pki\/ocsp\//, '');
  if (encoded.length > longest) return plain(414, 'Send an OCSP request of this size by POST.');
  const der = decode(encoded);
  return der ? answer(request, der) : plain(400, 'The path is not an OCSP request in base64.');
}

function decode(encoded: string): Uint8Array | null {
  try {
    return fromBase64(decodeURIComponent(encoded));
  } catch {
    return null;
  }
}
