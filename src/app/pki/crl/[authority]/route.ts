import { currentCrl } from '@/certificates/current-crl';
import { readPublic } from '@/db/read-public';
import { authorityIdIn, cacheable, plain } from '../../respond';

/** A revocation signs a new list at once, and reaches whoever asks through a cache within a minute. */
const maxAge = 60;

interface Params {
  readonly params: Promise<{ authority: string }>;
}

/** The newest revocation list of an authority: the CRL distribution point of what it issued (RFC 5280 4.2.1.13). */
export async function GET(request: Request, context: Params): Promise<Response> {
  const id = authorityIdIn((await context.params).authority);
  const list = id && (await readPublic((tx) => currentCrl(tx, id)));
  if (!list) return plain(404, 'There is no such authority, or it has signed no list yet.');
  const { der, thisUpdate: lastModified } = list;
  return cacheable(request, der, { contentType: 'application/pkix-crl', maxAge, lastModified });
}
