import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { auditEntries } from '@/audit/schema';
import type { Tx } from '@/db/connection';
import { closeTestDatabase, testDatabase } from '@/db/testing/with-database';
import { inTransaction } from '@/db/transaction';
import { type Actor, scopeOf } from '@/members/actor';
import { anOrganisation, aPerson, aPortal } from '@/members/testing/a-member';
import { editProduct } from './edit-product';
import { findProductById } from './find-product';
import { findProductsToReview, findReviews } from './find-reviews';
import { pauseProduct } from './pause-product';
import { addPhoto } from './photos/add-photo';
import { describePhoto } from './photos/describe-photo';
import { findPhotosOf, type HungPhoto } from './photos/find-photos';
import { photosMark } from './photos/photos-mark';
import { removePhoto } from './photos/remove-photo';
import type { ProductFactsInput } from './product-facts';
import { publishProduct } from './publish-product';
import { approveProduct, sendBackProduct } from './review-product';
import { productReviews } from './schema';
import { takeBackProduct } from './take-back-product';
import { aProduct, someFacts } from './testing/a-product';

let seller: Actor;
let stranger: Actor;
let registrar: Actor;
let registrarElsewhere: Actor;
let productId: string;

const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => inTransaction(scopeOf(actor), work);
const find = (actor: Actor) => as(actor, (tx) => findProductById(tx, productId));
const queue = (actor: Actor) => as(actor, (tx) => findProductsToReview(tx, actor.portalId ?? ''));
const publish = () => as(seller, (tx) => publishProduct(tx, seller, productId));
const photosOf = (actor: Actor) =>
  as(actor, async (tx) => (await findPhotosOf(tx, [productId])).get(productId) ?? []);
const approve = async (version: number, by = registrar, seen?: readonly HungPhoto[]) => {
  const photos = photosMark(seen ?? (await photosOf(by)));
  return await as(by, (tx) => approveProduct(tx, by, { productId, version, photos }));
};
/** A photo of one's own goods, whose files nobody reads here. */
const hang = (digit: string) => {
  const photo = {
    digest: digit.repeat(64),
    width: 4,
    height: 3,
    thumbBytes: 1,
    detailBytes: 1,
    placeholder: 'UklGRg==',
  };
  const altTexts = { fr: `Photo ${digit}` };
  return as(seller, (tx) => addPhoto(tx, seller, { productId, photo, altTexts }));
};
const sendBack = (version: number, reason: string) =>
  as(registrar, (tx) => sendBackProduct(tx, registrar, { productId, version, reason }));
const findReviewsOf = () => as(seller, (tx) => findReviews(tx, productId));
const logged = async () =>
  await inTransaction({ kind: 'system' }, async (tx) => {
    const entries = tx
      .select({ facts: auditEntries.facts })
      .from(auditEntries)
      .orderBy(auditEntries.sequence);
    return (await entries.where(eq(auditEntries.subjectId, productId))).map(({ facts }) => facts);
  });
const takeBack = (by = seller) => as(by, (tx) => takeBackProduct(tx, by, productId));
const edit = (version: number, over: Partial<ProductFactsInput>) =>
  as(seller, (tx) => editProduct(tx, seller, { productId, version, facts: someFacts(over) }));

beforeAll(async () => {
  await testDatabase();
  await inTransaction({ kind: 'system' }, async (tx) => {
    const { id: portalId } = await aPortal(tx, { slug: 'faso', reviewsProducts: true });
    const elsewhere = await aPortal(tx, { slug: 'wouri', reviewsProducts: true });
    const cooperative = await anOrganisation(tx, { portalId });
    const other = await anOrganisation(tx, { portalId });
    seller = await aPerson(tx, { portalId, organisationId: cooperative.id, roles: ['seller'] });
    stranger = await aPerson(tx, { portalId, organisationId: other.id, roles: ['seller', 'buyer'] });
    registrar = await aPerson(tx, { portalId, roles: ['registrar'] });
    registrarElsewhere = await aPerson(tx, { portalId: elsewhere.id, roles: ['registrar'] });
  });
});
afterAll(closeTestDatabase);

beforeEach(async () => {
  ({ productId } = await as(seller, (tx) => aProduct(tx, seller)));
});

describe('the chamber’s look at goods', () => {
  it('begins when the seller submits and ends with the goods on sale', async () => {
    expect((await queue(registrar)).map((product) => product.id)).toContain(productId);
    expect(await find(stranger)).toBeNull();
    expect(await approve(1)).toEqual({ ok: true, value: { state: 'published' } });
    expect(await find(stranger)).toMatchObject({ state: 'published', approvedVersion: 1 });
    expect((await queue(registrar)).map((product) => product.id)).not.toContain(productId);
  });

  it('sends goods back with a reason that the seller reads, and nobody else', async () => {
    expect(await sendBack(1, '  ')).toMatchObject({ refusal: { code: 'reason-missing' } });
    expect(await sendBack(1, 'The certificate has another name on it.')).toMatchObject({ ok: true });
    expect(await find(seller)).toMatchObject({ state: 'draft' });
    expect(await as(seller, (tx) => findReviews(tx, productId))).toMatchObject([
      { version: 1, decision: 'sent-back', reason: 'The certificate has another name on it.' },
    ]);
    expect(await as(stranger, (tx) => findReviews(tx, productId))).toEqual([]);
  });

  it('is taken by the market’s own registrars only', async () => {
    expect(await approve(1, registrarElsewhere)).toMatchObject({ ok: false });
    expect(await approve(1, seller)).toMatchObject({ refusal: { code: 'not-allowed' } });
    expect(await queue(registrarElsewhere)).toEqual([]);
  });

  it('approves the version that was read, not one written meanwhile', async () => {
    await edit(1, { originRegion: 'Elsewhere' });
    expect(await approve(1)).toMatchObject({ refusal: { code: 'product-changed-meanwhile' } });
    expect(await approve(2)).toMatchObject({ ok: true });
    expect(await approve(2)).toMatchObject({ refusal: { code: 'product-not-in-review' } });
  });

  it('is not needed again for a new price, and is for another origin or promise', async () => {
    await approve(1);
    expect(await edit(1, { leadTimeDays: 30 })).toMatchObject({ value: { state: 'published' } });
    expect(await find(seller)).toMatchObject({ approvedVersion: 2 });
    expect(await edit(2, { heldCertificates: [{ scheme: 'EU organic' }] })).toMatchObject({
      value: { state: 'in-review' },
    });
    expect(await find(stranger)).toBeNull();
    expect(await approve(3)).toMatchObject({ ok: true });
  });

  it('is not needed again for lines that end as another program ends them', async () => {
    const say = (description: string) => ({
      texts: { fr: { name: 'Ananas', description, translation: 'original' as const } },
    });
    ({ productId } = await as(seller, (tx) => aProduct(tx, seller, say('Séché.\r\nAu soleil.'))));
    await approve(1);
    const edited = await edit(1, { ...say('Séché.\nAu soleil.'), leadTimeDays: 9 });
    expect(edited).toMatchObject({ value: { state: 'published' } });
  });

  it('cannot be gone round by pausing, editing and publishing again', async () => {
    await approve(1);
    await as(seller, (tx) => pauseProduct(tx, seller, productId));
    await edit(1, { scientificName: 'Ananas comosus' });
    expect(await publish()).toMatchObject({ value: { state: 'in-review' } });
  });

  it('is asked for again by a new photo or new words for one, and not by one less', async () => {
    await approve(1);
    await hang('a');
    expect(await find(seller)).toMatchObject({ state: 'in-review', version: 1 });
    expect(await find(stranger)).toBeNull();
    await approve(1);
    const [photo] = await photosOf(seller);
    const photoId = photo?.id ?? '';
    const say = (fr: string) => as(seller, (tx) => describePhoto(tx, seller, { photoId, altTexts: { fr } }));
    await say('Photo a');
    expect(await find(seller)).toMatchObject({ state: 'published' });
    await say('Autre chose');
    expect(await find(seller)).toMatchObject({ state: 'in-review' });
    await approve(1);
    await as(seller, (tx) => removePhoto(tx, seller, photoId));
    expect(await find(seller)).toMatchObject({ state: 'published', approvedVersion: 1 });
  });

  it('approves the photos that were seen, not one hung meanwhile, nor one hung while the goods rest', async () => {
    const seen = await photosOf(registrar);
    await hang('a');
    expect(await approve(1, registrar, seen)).toMatchObject({
      refusal: { code: 'product-changed-meanwhile' },
    });
    expect(await approve(1)).toMatchObject({ ok: true });
    await as(seller, (tx) => pauseProduct(tx, seller, productId));
    await hang('b');
    expect(await publish()).toMatchObject({ value: { state: 'in-review' } });
  });

  it('leaves decisions that nobody changes, in books that refuse a foreign hand', async () => {
    await sendBack(1, 'A photograph of the sacks, please.');
    const decision = eq(productReviews.productId, productId);
    await expect(as(registrar, (tx) => tx.delete(productReviews).where(decision))).rejects.toThrow();
    const forged = { productId, version: 1, decision: 'approved', decidedBy: seller.personId } as const;
    await expect(as(seller, (tx) => tx.insert(productReviews).values(forged))).rejects.toThrow();
    const unexplained = { ...forged, decision: 'sent-back', decidedBy: registrar.personId } as const;
    await expect(as(registrar, (tx) => tx.insert(productReviews).values(unexplained))).rejects.toThrow();
  });
});

describe('goods taken back from the chamber', () => {
  it('are a draft of the same version that waits for nobody, and the log says who took them', async () => {
    expect(await takeBack()).toEqual({ ok: true, value: { state: 'draft' } });
    expect(await find(seller)).toMatchObject({ state: 'draft', version: 1, submittedAt: null });
    expect((await queue(registrar)).map((product) => product.id)).not.toContain(productId);
    expect(await findReviewsOf()).toEqual([]);
    expect((await logged()).at(-1)).toEqual({ from: 'in-review', to: 'draft' });
  });

  it('can be changed and handed in again, and what was never approved is not shown for it', async () => {
    await takeBack();
    await edit(1, { originRegion: 'Centre' });
    expect(await publish()).toEqual({ ok: true, value: { state: 'in-review' } });
    expect(await approve(2)).toMatchObject({ ok: true });
    await edit(2, { scientificName: 'Ananas comosus' });
    expect(await takeBack()).toMatchObject({ ok: true });
    expect(await find(seller)).toMatchObject({ version: 3, approvedVersion: 2 });
    expect(await publish()).toMatchObject({ value: { state: 'in-review' } });
  });

  it('are taken by their own sellers only, and only while they wait', async () => {
    expect(await takeBack(stranger)).toMatchObject({ refusal: { code: 'product-unknown' } });
    expect(await takeBack(registrar)).toMatchObject({ ok: false });
    await approve(1);
    expect(await takeBack()).toMatchObject({ refusal: { code: 'product-not-in-review' } });
    expect(await find(stranger)).toMatchObject({ state: 'published' });
  });

  it('and decided about at the same moment, go the way of whoever was first; the other is told so', async () => {
    const photos = photosMark(await photosOf(registrar));
    const decision = { productId, version: 1, photos };
    const [first, second] = await Promise.all([
      takeBack(),
      as(registrar, (tx) => approveProduct(tx, registrar, decision)),
    ]);
    const [won, lost] = first.ok ? [first, second] : [second, first];
    expect(lost).toMatchObject({ refusal: { code: 'product-not-in-review' } });
    expect(await find(seller)).toMatchObject({ state: won.ok && won.value.state });
  });
});
