import { answerOcsp } from '@/certificates/answer-ocsp';
import { inTransaction } from '@/db/transaction';
import { cacheable, uncached } from '../respond';

const contentType = 'application/ocsp-response';
const maxAge = 60;

/**
 * Answers an OCSP request in DER; a GET without nonce may be cached (RFC 5019 section 6). Whoever knows a serial may ask
 * for its state, of every portal, so this reads in system scope.
 */
export async function answer(request: Request, der: Uint8Array): Promise<Response> {
  const { der: response, validity } = await inTransaction({ kind: 'system' }, (tx) => answerOcsp(tx, der));
  if (request.method !== 'GET' || !validity) return uncached(response, contentType);
  const { thisUpdate: lastModified, nextUpdate: expires } = validity;
  return cacheable(request, response, { contentType, maxAge, lastModified, expires });
}
