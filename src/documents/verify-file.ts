import type { Tx } from '@/db/connection';
import type { VerificationReport } from '@/pki/report';
import { verifyDocument } from '@/pki/verify-document';
import type { OrderDocument } from '@/trade/order-document';
import type { OriginDocument } from '@/trade/origin-document';
import { readOrder } from './read-order';
import { readOrigin } from './read-origin';
import { trustOfChambers } from './trust-of-document';

/**
 * Verifies a file that anybody brings, for the public page: against the roots of this installation and today's
 * revocation lists of the chambers that vouch for its signers. Nothing is kept. `order` or `origin` is what the file says, and
 * worth believing only when the report passed. Never throws on hostile bytes; the caller bounds the size.
 */
export async function verifyFile(
  tx: Tx,
  bytes: Uint8Array,
  now = new Date(),
): Promise<{
  readonly report: VerificationReport;
  readonly order: OrderDocument | null;
  readonly origin: OriginDocument | null;
}> {
  const roots = await trustOfChambers(tx, [], now);
  const first = verifyDocument(bytes, { ...roots, revocation: 'none' });
  const vouching = first.signatures.flatMap(({ path }) =>
    (path ?? []).map((certificate) => certificate.sha256),
  );
  const trust = await trustOfChambers(tx, vouching.slice(0, 50), now);
  return { report: verifyDocument(bytes, trust), order: readOrder(bytes), origin: readOrigin(bytes) };
}
