import { fromBER } from 'asn1js';
import { Certificate, ContentInfo, SignedData } from 'pkijs';
import { at } from '@/pki/testing/a-chamber';
import type { BenchOrders } from './bench-orders';
import { processorMicroseconds } from './per-second';

/**
 * Microseconds of processor time in which pkijs verifies the same detached messages and their certification paths. It
 * keeps nothing between two verifications, so that there is no warm and no cold; the best of five rounds.
 */
export async function besidePkijs({ messages, content, input }: BenchOrders): Promise<number> {
  const anchor = Certificate.fromBER(copy(input.anchors[0]!));
  const data = copy(content);
  const verifyOne = async (cms: Uint8Array) => {
    const { result } = fromBER(copy(cms));
    const signed = new SignedData({ schema: new ContentInfo({ schema: result }).content });
    const passes = await signed.verify({
      signer: 0,
      data,
      trustedCerts: [anchor],
      checkDate: at,
      checkChain: true,
    });
    if (!passes) throw new Error('pkijs refuses a message of the bench');
  };
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 6; round++) {
    const start = processorMicroseconds();
    for (const { cms } of messages) await verifyOne(cms);
    best = Math.min(best, (processorMicroseconds() - start) / messages.length);
  }
  return best;
}

function copy(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}
