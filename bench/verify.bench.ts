import { createHash, createPublicKey, verify } from 'node:crypto';
import { readCms } from '@/pki/cms-structure';
import { findSignedRange } from '@/pki/pdf-byte-range';
import { collectSignatures } from '@/pki/pdf-signatures';
import { readPdf } from '@/pki/pdf-structure';
import { aChamber, aRevocationList, at } from '@/pki/testing/a-chamber';
import { aCms } from '@/pki/testing/a-cms';
import { aSignedOrder } from '@/pki/testing/an-order-pdf';
import { verifyDetached } from '@/pki/verify-detached';
import { verifyDocument } from '@/pki/verify-document';
import { perSecond, processorMicroseconds } from './per-second';

/*
 * Whole verifications a second on one core, beside the raw signature checks of node:crypto that they cannot do without
 * (imported keys, the same bytes, the same run). `npx tsx bench/verify.bench.ts [seconds per line]`
 */
const seconds = Number(process.argv[2] ?? 1);

async function bench(): Promise<void> {
  for (const rsa of [false, true]) await benchKeys(rsa);
}

async function benchKeys(rsa: boolean): Promise<void> {
  const chamber = aChamber({ rsa });
  const { root, buyer } = chamber;
  const crls = [root, chamber.chamber].map((issuer) =>
    aRevocationList(issuer, new Date('2026-05-20T00:00:00Z'), new Date('2026-07-01T00:00:00Z')),
  );
  const input = { anchors: [root.certificate], at, crls, revocation: 'require' as const };
  const content = new TextEncoder().encode('<Order>'.repeat(200));
  const cms = aCms({ content: [content], signer: buyer, chain: [chamber.chamber.certificate] });
  const order = await aSignedOrder(chamber);
  const raw = rawCheck(
    content,
    cms,
    createPublicKey({ key: Buffer.from(buyer.spki), format: 'der', type: 'spki' }),
  );
  const rawOrder = rawChecks(order, [buyer.spki, chamber.seller.spki]);
  console.log(
    `\n${rsa ? 'RSA 2048' : 'P-256'}; ${content.length} bytes of XML, PDF of ${order.length} bytes with two signatures, CRLs required`,
  );
  const one = row('raw: digest and one signature', perSecond(seconds, raw));
  row(
    'CMS and path',
    perSecond(seconds, () => passed(verifyDetached(content, cms, input))),
    one,
    1.5,
  );
  const two = row('raw: two ranges, two signatures', perSecond(seconds, rawOrder));
  row(
    'two-signature order',
    perSecond(seconds, () => passed(verifyDocument(order, input))),
    two,
    2.5,
  );
  row('two-signature order, another each time', await coldRate(chamber, input), two, 4);
}

function row(what: string, rate: number, raw?: number, target?: number): number {
  const ratio = raw ? `${(raw / rate).toFixed(2)} x raw (target ${target})` : '';
  console.log(
    `${what.padEnd(40)} ${rate.toFixed(0).padStart(8)}/s  ${(1e6 / rate).toFixed(0).padStart(6)} µs  ${ratio}`,
  );
  return rate;
}

function rawCheck(content: Uint8Array, cms: Uint8Array, key: ReturnType<typeof createPublicKey>) {
  const { signer } = readCms(cms);
  return () => {
    createHash('sha256').update(content).digest();
    if (!verify('sha256', signer.signedBytes, key, signer.signature)) throw new Error('raw signature');
  };
}

function rawChecks(order: Uint8Array, spkis: Uint8Array[]) {
  if (!findSignedRange(order)) throw new Error('no signature');
  const checks = collectSignatures(readPdf(order)).map(({ signature }, i) => {
    const { signer } = readCms(signature!.cms);
    const key = createPublicKey({ key: Buffer.from(spkis[i]!), format: 'der', type: 'spki' });
    return () => {
      createHash('sha256').update(signature!.content[0]).update(signature!.content[1]).digest();
      if (!verify('sha256', signer.signedBytes, key, signer.signature)) throw new Error('raw signature');
    };
  });
  return () => {
    for (const check of checks) check();
  };
}

/** Orders of parties never seen before: every key, certificate and path is new. */
async function coldRate(
  chamber: ReturnType<typeof aChamber>,
  input: Parameters<typeof verifyDocument>[1],
): Promise<number> {
  const orders: Uint8Array[] = [];
  for (let i = 0; i < 200; i++) {
    const { aParty } = await import('@/pki/testing/a-chamber');
    const fresh = {
      ...chamber,
      buyer: aParty(chamber.chamber, `Buyer ${i}`),
      seller: aParty(chamber.chamber, `Seller ${i}`),
    };
    orders.push(await aSignedOrder(fresh));
  }
  const start = processorMicroseconds();
  for (const order of orders) passed(verifyDocument(order, input));
  return (orders.length * 1e6) / (processorMicroseconds() - start);
}

function passed({ indication, reason }: { indication: string; reason?: string }): void {
  if (indication !== 'TOTAL-PASSED') throw new Error(reason);
}

void bench();
