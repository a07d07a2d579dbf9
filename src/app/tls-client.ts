import { findCertificateHolder } from '@/certificates/find-certificate-holder';
import { config } from '@/config';
import { inTransaction } from '@/db/transaction';
import type { Actor } from '@/members/actor';
import { findActor } from '@/members/find-actor';
import { type ProvedRequest, readTlsClient } from './tls-client-proof';

/**
 * Who stands behind the client certificate of a request, or null. A certificate goes along with everything the browser
 * sends, whoever made it send it: so nothing counts that another site asked for.
 */
export async function actorOfTlsClient(
  headers: Pick<Headers, 'get'>,
  request: ProvedRequest,
  now = new Date(),
): Promise<Actor | null> {
  const { tlsClientSecret } = config();
  if (!tlsClientSecret || isAskedByAnotherSite(headers)) return null;
  const certificate = readTlsClient(headers, tlsClientSecret, request, now);
  if (!certificate) return null;
  return await inTransaction({ kind: 'system' }, async (tx) => {
    const holder = await findCertificateHolder(tx, certificate, now);
    return holder && (await findActor(tx, holder));
  });
}

/** Fetch Metadata; clients that are no browsers do not send it. */
function isAskedByAnotherSite(headers: Pick<Headers, 'get'>): boolean {
  const site = headers.get('sec-fetch-site');
  return site !== null && site !== 'same-origin' && site !== 'none';
}
