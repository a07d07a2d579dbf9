import { readBounded } from '../read-bounded';
import { plain } from '../respond';
import { answer } from './answer';

const longest = 8192;

/** OCSP over HTTP POST (RFC 6960 appendix A.1). */
export async function POST(request: Request): Promise<Response> {
  if (request.headers.get('content-type')?.split(';')[0]?.trim() !== 'application/ocsp-request') {
    return plain(415, 'Send an OCSP request as application/ocsp-request.');
  }
  const der = await readBounded(request, longest);
  return der ? answer(request, der) : plain(413, `An OCSP request has at most ${longest} octets.`);
}
