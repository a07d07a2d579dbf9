import { authorityCertificate } from '@/certificates/authority-certificate';
import { readPublic } from '@/db/read-public';
import { authorityIdIn, cacheable, plain } from '../../respond';

const maxAge = 86_400;

interface Params {
  readonly params: Promise<{ authority: string }>;
}

/** The certificate of an authority, DER: the caIssuers address of what it issued (RFC 5280 4.2.2.1). */
export async function GET(request: Request, context: Params): Promise<Response> {
  const id = authorityIdIn((await context.params).authority);
  const authority = id && (await readPublic((tx) => authorityCertificate(tx, id)));
  if (!authority) return plain(404, 'There is no such authority.');
  const { certificate, createdAt: lastModified } = authority;
  return cacheable(request, certificate, { contentType: 'application/pkix-cert', maxAge, lastModified });
}
