import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Tx } from '@/db/connection';
import { closeTestDatabase, testDatabase } from '@/db/testing/with-database';
import { inTransaction } from '@/db/transaction';
import { fileStorage } from '@/files/configured-storage';
import { aTelephonePhoto } from '@/files/testing/a-photo';
import { type Actor, scopeOf } from '@/members/actor';
import { anOrganisation, aPerson, aPortal } from '@/members/testing/a-member';
import { findProducts } from '../find-products';
import { aProduct } from '../testing/a-product';
import { addPhoto } from './add-photo';
import { describePhoto } from './describe-photo';
import { findPhotosOf } from './find-photos';
import { hangPhoto } from './hang-photo';
import { altOf, mostPhotos, photoKey, renditions } from './photo';
import { type PreparedPhoto, preparePhoto } from './prepare-photo';
import { clearPhotoFiles, removePhoto } from './remove-photo';
import { showPhotoFirst } from './show-photo-first';

let directory: string;
let seller: Actor;
let otherSeller: Actor;
let buyer: Actor;
let productId: string;
let draftId: string;

const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => inTransaction(scopeOf(actor), work);
const altTexts = { fr: 'Rondelles d’ananas sur une claie', en: 'Rings of pineapple on a rack' };
const aPrepared = (digit: string): PreparedPhoto => ({
  digest: digit.repeat(64),
  width: 960,
  height: 720,
  thumbBytes: 4_800,
  detailBytes: 24_000,
  placeholder: 'UklGRg==',
});
const filesKept = async () => {
  const found = await readdir(directory, { recursive: true, withFileTypes: true });
  return found.filter((one) => one.isFile()).length;
};
const photosOf = (id: string, actor = seller) =>
  as(actor, async (tx) => (await findPhotosOf(tx, [id])).get(id) ?? []);

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'tradeseal-photos-'));
  vi.stubEnv('BASE_URL', 'http://localhost:3000');
  vi.stubEnv('NEXTAUTH_SECRET', 'x'.repeat(32));
  vi.stubEnv('KEY_ENCRYPTION_KEY', Buffer.alloc(32).toString('base64'));
  vi.stubEnv('STRIPE_SECRET_KEY', 'sk_test_1');
  vi.stubEnv('STRIPE_WEBHOOK_SECRET', `whsec_${'x'.repeat(20)}`);
  vi.stubEnv('DATA_DIRECTORY', directory);
  await testDatabase();
  await inTransaction({ kind: 'system' }, async (tx) => {
    const { id: portalId } = await aPortal(tx);
    const cooperative = await anOrganisation(tx, { portalId });
    const company = await anOrganisation(tx, { portalId });
    seller = await aPerson(tx, { portalId, organisationId: cooperative.id, roles: ['seller'] });
    buyer = await aPerson(tx, { portalId, organisationId: cooperative.id, roles: ['buyer'] });
    otherSeller = await aPerson(tx, { portalId, organisationId: company.id, roles: ['seller'] });
  });
  await as(seller, async (tx) => {
    ({ productId } = await aProduct(tx, seller));
    ({ productId: draftId } = await aProduct(tx, seller, {}, { published: false }));
  });
});

afterAll(async () => {
  vi.unstubAllEnvs();
  await closeTestDatabase();
  await rm(directory, { recursive: true, force: true });
});

describe('a photo from a telephone', { timeout: 90_000 }, () => {
  let photo: PreparedPhoto;
  it('is made into sizes that keep within their weight and carry nothing of the telephone', async () => {
    const prepared = await preparePhoto(new Blob([new Uint8Array(await aTelephonePhoto())]));
    if (!prepared.ok) throw new Error(prepared.refusal.code);
    photo = prepared.value;
    expect(photo.placeholder.length).toBeLessThan(400);
    expect([photo.width, photo.height]).toEqual([720, 960]);
    for (const { name, largestBytes } of renditions) {
      const stored = Buffer.from((await fileStorage().get(photoKey(name, photo.digest))) ?? []);
      expect(stored.length, name).toBeGreaterThan(200);
      expect(stored.length, name).toBeLessThanOrEqual(largestBytes);
      expect(stored.includes('Awa N.'), name).toBe(false);
    }
  });

  it('is the same photo when it is sent again', async () => {
    const again = await preparePhoto(new Blob([new Uint8Array(await aTelephonePhoto())]));
    expect(again.ok && again.value.digest).toBe(photo.digest);
  });

  it('hangs beside its goods for everybody, and its files go when it is taken down', async () => {
    const added = await as(seller, (tx) => addPhoto(tx, seller, { productId, photo, altTexts }));
    if (!added.ok) throw new Error(added.refusal.code);
    const [shown] = await inTransaction(
      { kind: 'public' },
      async (tx) => (await findPhotosOf(tx, [productId])).get(productId)!,
    );
    expect(shown).toMatchObject({ digest: photo.digest, altTexts });
    const { portalId } = seller;
    const list = await inTransaction({ kind: 'public' }, (tx) =>
      findProducts(tx, { portalId: portalId!, locale: 'fr', currency: 'EUR' }),
    );
    expect(list.products[0]?.photo).toMatchObject({ digest: photo.digest, alt: altTexts.fr });
    expect(await as(seller, (tx) => addPhoto(tx, seller, { productId, photo, altTexts }))).toMatchObject({
      refusal: { code: 'photo-known' },
    });
    await clearPhotoFiles(photo.digest);
    expect(await fileStorage().exists(photoKey('thumb-avif', photo.digest))).toBe(true);
    expect((await as(seller, (tx) => removePhoto(tx, seller, added.value.photoId))).ok).toBe(true);
    await clearPhotoFiles(photo.digest);
    expect(await fileStorage().exists(photoKey('thumb-avif', photo.digest))).toBe(false);
  });

  it('is null in lists where none hangs', async () => {
    const { portalId } = seller;
    const list = await inTransaction({ kind: 'public' }, (tx) =>
      findProducts(tx, { portalId: portalId!, locale: 'fr', currency: 'EUR' }),
    );
    expect(list.products.map((card) => card.photo)).toEqual([null]);
  });

  it.each([
    ['file-heic', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1')],
    ['file-kind-not-allowed', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
    ['file-ambiguous', Buffer.from('\xff\xd8\xff\xe0<script>', 'latin1')],
    ['image-unreadable', Buffer.from('\xff\xd8\xff\xe0JFIF and then nothing', 'latin1')],
  ])('is refused as %s', async (code, bytes) => {
    expect(await preparePhoto(new Blob([bytes]))).toMatchObject({ ok: false, refusal: { code } });
  });
});

describe('of two photos for one last place', { timeout: 90_000 }, () => {
  it('one is hung, and the other leaves no files behind', async () => {
    const { productId: full } = await as(seller, (tx) => aProduct(tx, seller));
    for (const digit of '1234567')
      await as(seller, (tx) => addPhoto(tx, seller, { productId: full, photo: aPrepared(digit), altTexts }));
    const before = await filesKept();
    const hang = async (seed: number) => {
      const photo = new Blob([new Uint8Array(await aTelephonePhoto({ width: 640, height: 480, seed }))]);
      return await hangPhoto(seller, { productId: full, altTexts, photo });
    };
    const both = await Promise.all([hang(1), hang(2)]);
    expect(both.map((one) => (one.ok ? 'hung' : one.refusal.code)).sort()).toEqual([
      'hung',
      'too-many-photos',
    ]);
    const [kept] = (await photosOf(full)).slice(-1);
    expect(await fileStorage().exists(photoKey('thumb-avif', kept!.digest))).toBe(true);
    expect((await filesKept()) - before).toBe(renditions.length);
  });
});

describe('photos of goods', () => {
  it('are hung by their seller alone, not by a buyer of the same house or another seller', async () => {
    const input = { productId, photo: aPrepared('a'), altTexts };
    expect(await as(buyer, (tx) => addPhoto(tx, buyer, input))).toMatchObject({
      refusal: { code: 'not-allowed' },
    });
    const stranger = await as(otherSeller, (tx) => addPhoto(tx, otherSeller, input));
    expect(stranger).toMatchObject({ refusal: { code: 'product-unknown' } });
    const forged = as(otherSeller, (tx) =>
      tx.execute(sql`insert into product_photos (id, product_id, digest, position, width, height, placeholder, alt_texts, added_by)
        values (gen_random_uuid(), ${productId}, ${'e'.repeat(64)}, 1, 1, 1, 'aaaa', '{"fr":"x"}', ${otherSeller.personId})`),
    );
    await expect(forged).rejects.toThrow();
  });

  it('need a description in the original language of the goods, of at most 300 letters', async () => {
    const add = (texts: Record<string, string>) =>
      as(seller, (tx) => addPhoto(tx, seller, { productId, photo: aPrepared('a'), altTexts: texts }));
    expect(await add({ en: 'Rings' })).toEqual({
      ok: false,
      refusal: { code: 'alt-missing', detail: { locale: 'fr' } },
    });
    expect(await add({ fr: ' \n ' })).toMatchObject({ refusal: { code: 'alt-missing' } });
    expect(await add({ fr: 'x'.repeat(301) })).toMatchObject({ refusal: { code: 'alt-too-long' } });
  });

  it('are ordered by their seller, described anew, and never more than eight', async () => {
    const add = (digit: string) =>
      as(seller, (tx) =>
        addPhoto(tx, seller, { productId, photo: aPrepared(digit), altTexts: { fr: ' Une\n claie ' } }),
      );
    for (const digit of '12345678') expect((await add(digit)).ok).toBe(true);
    expect(await add('9')).toEqual({
      ok: false,
      refusal: { code: 'too-many-photos', detail: { most: mostPhotos } },
    });
    const last = (await photosOf(productId)).at(-1)!;
    await as(seller, (tx) => showPhotoFirst(tx, seller, last.id));
    await as(seller, (tx) => describePhoto(tx, seller, { photoId: last.id, altTexts }));
    const [first] = await photosOf(productId);
    expect(first).toMatchObject({ id: last.id, altTexts });
    expect([altOf(first!, 'en'), altOf(first!, 'fr'), altOf(first!, 'ar')]).toEqual([
      altTexts.en,
      altTexts.fr,
      altTexts.en,
    ]);
    expect(await as(otherSeller, (tx) => removePhoto(tx, otherSeller, last.id))).toMatchObject({ ok: false });
  });

  it('of a draft are seen by nobody else', async () => {
    await as(seller, (tx) => addPhoto(tx, seller, { productId: draftId, photo: aPrepared('d'), altTexts }));
    expect(await photosOf(draftId)).toHaveLength(1);
    expect(await photosOf(draftId, otherSeller)).toEqual([]);
  });
});
