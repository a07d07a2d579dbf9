import { and, inArray, isNull } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { encodePem } from '@/pki/pem';
import { authorities } from './schema';

/**
 * The authorities whose members may show their certificate in a TLS handshake, with those above them, PEM: what a TLS
 * server is given as its client CAs (ssl_client_certificate of nginx).
 */
export async function clientAuthorities(tx: Tx): Promise<string[]> {
  const rows = await tx
    .select({ certificate: authorities.certificate })
    .from(authorities)
    .where(and(inArray(authorities.kind, ['root', 'intermediate', 'issuing']), isNull(authorities.revokedAt)))
    .orderBy(authorities.id);
  return rows.map(({ certificate }) => encodePem('CERTIFICATE', certificate));
}
