import { isNull } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { encodePem } from '@/pki/pem';
import { authorities } from './schema';
import { trustedAuthorities } from './trusted-authorities';

/**
 * The authorities whose members may show their certificate in a TLS handshake, with those above them, PEM: what a TLS
 * server is given as its client CAs (ssl_client_certificate of nginx).
 */
export async function clientAuthorities(tx: Tx): Promise<string[]> {
  const { anchors, intermediates } = await trustedAuthorities(tx, isNull(authorities.revokedAt));
  return [...anchors, ...intermediates].map((certificate) => encodePem('CERTIFICATE', certificate));
}
