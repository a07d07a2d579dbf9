import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { editProduct } from '@/catalogue/edit-product';
import { findVersion } from '@/catalogue/find-versions';
import { productVersions } from '@/catalogue/schema';
import { aProduct, someFacts } from '@/catalogue/testing/a-product';
import { closeTestDatabase, testDatabase } from '@/db/testing/with-database';
import { inTransaction } from '@/db/transaction';
import { findDocumentFile } from '@/documents/find-document';
import { accepted, aSigningHouse, as, codeOf, type SigningHouse } from '@/documents/testing/a-signing-house';
import { readAttachment } from '@/pki/pdf-attachment';
import { parseUblOrder } from '@/trade/ubl-order';
import { draftOrder } from './draft-order';
import { findOrder } from './find-orders';

const variants = [
  { code: 'R-1', options: { size: '1 kg' } },
  { code: 'R-5', options: { size: '5 kg', grade: 'extra' }, surcharges: { EUR: -50 } },
];
const facts = someFacts({ variants });
let house: SigningHouse;
let productId: string;

beforeAll(async () => {
  await testDatabase();
  house = await aSigningHouse();
  ({ productId } = await as(house.seller, (tx, actor) => aProduct(tx, actor, { variants })));
});
afterAll(closeTestDatabase);

const draft = (variantCode: string | null) =>
  as(house.buyer, (tx, actor) =>
    draftOrder(tx, actor, {
      lines: [{ productId, variantCode, quantityThousandths: 200_000 }],
      currency: 'EUR',
      incotermPlace: 'Douala',
      deliveryDate: new Date(Date.now() + 90 * 86_400_000).toISOString().slice(0, 10),
      locale: 'en',
      idempotencyKey: crypto.randomUUID(),
    }),
  );
const edit = (version: number, leadTimeDays: number) =>
  as(house.seller, (tx, actor) =>
    editProduct(tx, actor, { productId, version, facts: { ...facts, leadTimeDays, variants: [] } }),
  );

describe('the goods of an order', () => {
  it('are ordered as a variant, which the paper and its UBL name', async () => {
    expect(codeOf(await draft(null))).toBe('variant-needed');
    expect(codeOf(await draft('R-9'))).toBe('variant-not-offered');
    const order = accepted(await draft('R-5'));
    const file = await as(house.buyer, (tx) =>
      findDocumentFile(tx, { kind: 'purchase-order', subjectId: order.id }),
    );
    const xml = new TextDecoder().decode(readAttachment(file!.revision.bytes, 'order.xml')!);
    expect(accepted(parseUblOrder(xml)).lines).toMatchObject([
      { variant: { code: 'R-5', options: { size: '5 kg', grade: 'extra' } }, unitPrice: { minor: 900 } },
    ]);
  });

  it('stay in the version the order was drawn up on, whatever the seller writes afterwards', async () => {
    const order = accepted(await draft('R-1'));
    const before = await as(house.buyer, (tx) => findOrder(tx, order.id));
    const version = before!.lines[0]!.productVersion;
    accepted(await edit(version, 60));
    const detail = await as(house.buyer, (tx) => findOrder(tx, order.id));
    expect(detail!.lines[0]).toMatchObject({ productVersion: version, variantCode: 'R-1', unitMinor: 950 });
    const signed = await as(house.buyer, (tx) => findVersion(tx, productId, version));
    expect(signed?.facts).toMatchObject({ leadTimeDays: 21, variants: [{ code: 'R-1' }, { code: 'R-5' }] });
    expect(await as(house.buyer, (tx) => findVersion(tx, productId, version + 1))).toBeNull();
  });

  it('cannot be rewritten afterwards, not even in the books', async () => {
    const rewrite = inTransaction({ kind: 'system' }, (tx) =>
      tx.update(productVersions).set({ snapshot: {} }).where(eq(productVersions.productId, productId)),
    );
    await expect(rewrite).rejects.toThrow();
  });
});
