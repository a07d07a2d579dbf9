import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { children, contents, readDer, readOctetString } from '@/pki/der-read';
import { fillPlaceholder } from '@/pki/pdf-placeholder';
import { prepareRevision } from '@/pki/pdf-prepare-revision';
import { anIdentity, aRoot, type TestIdentity } from '@/pki/testing/an-authority';
import { anOrderPdf } from '@/pki/testing/an-order-pdf';
import type { OrderDocument } from '@/trade/order-document';
import { anOrderDocument } from '@/trade/testing/an-order-document';
import { toUblOrder } from '@/trade/ubl-order';
import type { HeldKey } from '../keys/held-key';
import { importPrivateKey } from '../keys/private-key';
import { makeSignature } from './make-signature';
import { type PreparedDocument, readPreparedDocument } from './prepared-document';

const beforeExpiry = new Date('2026-11-25T00:00:00Z');
let awa: TestIdentity;
let key: HeldKey;
let fingerprint: string;

beforeAll(async () => {
  const issuing = await anIdentity(await aRoot(), 'issuing-ca');
  awa = await anIdentity(issuing, 'end-entity');
  const privateKey = await importPrivateKey(Uint8Array.from(awa.pkcs8));
  key = { privateKey, certificates: [Uint8Array.from(awa.certificate)] };
  fingerprint = createHash('sha256').update(awa.certificate).digest('hex');
});

const order = (over: Partial<OrderDocument['buyer']> = {}) => {
  const plain = anOrderDocument();
  return anOrderDocument({ buyer: { ...plain.buyer, certificateDigest: fingerprint, ...over } });
};
const prepare = async (document: OrderDocument, contentsSize?: number) =>
  prepareRevision(await anOrderPdf({ xml: toUblOrder(document) }), { fieldName: 'buyer', contentsSize });
async function read(pdf: Uint8Array): Promise<PreparedDocument> {
  const result = await readPreparedDocument(pdf);
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
}
const code = (result: { ok: boolean; refusal?: { code: string } }) => result.refusal?.code ?? 'ok';

describe('a prepared document', () => {
  it('is shown from its own bytes and hashed but for the place of the signature', async () => {
    const prepared = await prepare(order());
    const document = await read(prepared.revision);
    expect(document.order).toEqual(order());
    expect(Buffer.from(document.digest)).toEqual(
      createHash('sha256').update(prepared.digestInput()).digest(),
    );
  });

  it('is refused once the place of the signature is taken', async () => {
    const { revision } = await prepare(order());
    const filled = fillPlaceholder(revision, Uint8Array.of(0x30, 0x00, 0x01));
    expect(code(await readPreparedDocument(filled))).toBe('document-not-prepared');
  });

  it('is refused when bytes follow that the signature would not cover', async () => {
    const { revision } = await prepare(order());
    const longer = new Uint8Array([...revision, 10]);
    expect(code(await readPreparedDocument(longer))).toBe('document-not-prepared');
  });

  it('is refused when no place is left for a signature', async () => {
    const pdf = await anOrderPdf({ xml: toUblOrder(order()) });
    expect(code(await readPreparedDocument(pdf))).toBe('document-not-prepared');
  });

  it('is refused when its order does not add up', async () => {
    const xml = toUblOrder(order()).replaceAll('2500.00', '2400.00');
    const { revision } = prepareRevision(await anOrderPdf({ xml }), { fieldName: 'buyer' });
    expect(code(await readPreparedDocument(revision))).toBe('order-unreadable');
  });
});

describe('a signature made in the browser', () => {
  const sign = async (
    document: PreparedDocument,
    asked: { party?: 'buyer' | 'seller'; isSecond?: boolean; fingerprint?: string } = {},
    now = beforeExpiry,
  ) => makeSignature(document, key, { party: 'buyer', fingerprint, ...asked }, now);

  it('carries the digest that the browser computed itself', async () => {
    const document = await read((await prepare(order())).revision);
    const signature = await sign(document);
    if (!signature.ok) throw new Error(signature.refusal.code);
    expect(messageDigestOf(signature.value)).toEqual(document.digest);
  });

  it('is refused with another certificate than the offer was made to', async () => {
    const document = await read((await prepare(order())).revision);
    expect(code(await sign(document, { fingerprint: 'a'.repeat(64) }))).toBe('another-certificate');
  });

  it('is refused when the order names another certificate for this party', async () => {
    const document = await read((await prepare(order({ certificateDigest: 'c'.repeat(64) }))).revision);
    expect(code(await sign(document))).toBe('certificate-not-in-order');
    expect(code(await sign(document, { isSecond: true }))).toBe('ok');
  });

  it('is refused after the order has lapsed', async () => {
    const document = await read((await prepare(order())).revision);
    expect(code(await sign(document, {}, document.order.expiresAt))).toBe('offer-expired');
  });

  it('is refused when it does not fit into its place', async () => {
    const document = await read((await prepare(order(), 256)).revision);
    expect(code(await sign(document))).toBe('signature-too-large');
  });
});

/** The messageDigest attribute, found by its OID's encoding. */
function messageDigestOf(cms: Uint8Array): Uint8Array {
  const signedData = children(children(children(readDer(cms))[1]!)[0]!);
  const signerInfo = children(children(signedData.at(-1)!)[0]!);
  const attributes = children(signerInfo.find((field) => field.tag === 0xa0)!);
  const wanted = Buffer.from('2a864886f70d010904', 'hex');
  const found = attributes.find((attribute) => wanted.equals(contents(children(attribute)[0]!)));
  return readOctetString(children(children(found!)[1]!)[0]!);
}
