import { isNull } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { oid } from '@/pki/oids';
import { validatePath } from '@/pki/validate-path';
import { ok, type Result, refuse } from '@/trade/result';
import { authorities } from './schema';
import { trustedAuthorities } from './trusted-authorities';

export type ChainRefusal = 'chain-not-valid';

/**
 * Does the certificate chain, for authenticating a person, to a root of ours? Revocation is not asked of CRLs here:
 * whoever calls has asked our own books, which every CRL is made from.
 */
export async function checkChain(
  tx: Tx,
  certificate: Uint8Array,
  at: Date,
): Promise<Result<null, ChainRefusal>> {
  const { anchors, intermediates } = await trustedAuthorities(tx, isNull(authorities.revokedAt));
  const verdict = validatePath({
    leaf: certificate,
    intermediates,
    anchors,
    crls: [],
    ocspResponses: [],
    at,
    keyPurpose: oid.clientAuth,
    revocation: 'none',
  });
  return verdict.valid ? ok(null) : refuse('chain-not-valid', { reason: verdict.reasonCode });
}
