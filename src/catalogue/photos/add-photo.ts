import type { Tx } from '@/db/connection';
import type { Actor } from '@/members/actor';
import { ok, type Result, refuse } from '@/trade/result';
import { type ChangeRefusal, productToChange } from '../product-to-change';
import { productPhotos } from '../schema';
import { type AltRefusal, checkAltTexts, languagesOf } from './alt-texts';
import { recordChange } from './change-photos';
import { findPhotosOf } from './find-photos';
import { lookAgain } from './look-again';
import { mostPhotos } from './photo';
import type { PreparedPhoto } from './prepare-photo';

export type AddPhotoRefusal = ChangeRefusal | AltRefusal | 'too-many-photos' | 'photo-known';

/** Whether a photo may be added at all, and described so: asked before its bytes are read. */
export async function checkNewPhoto(
  tx: Tx,
  actor: Actor,
  input: { readonly productId: string; readonly altTexts: Readonly<Record<string, string>> },
): Promise<Result<Readonly<Record<string, string>>, AddPhotoRefusal>> {
  const product = await productToChange(tx, actor, input.productId);
  if (!product.ok) return product;
  const hung = (await findPhotosOf(tx, [input.productId])).get(input.productId) ?? [];
  if (hung.length >= mostPhotos) return refuse('too-many-photos', { most: mostPhotos });
  return checkAltTexts(await languagesOf(tx, input.productId), input.altTexts);
}

/** Hangs a prepared photo behind those that are there. */
export async function addPhoto(
  tx: Tx,
  actor: Actor,
  input: {
    readonly productId: string;
    readonly photo: PreparedPhoto;
    readonly altTexts: Readonly<Record<string, string>>;
  },
): Promise<Result<{ photoId: string }, AddPhotoRefusal>> {
  const { productId, photo } = input;
  const product = await productToChange(tx, actor, productId);
  if (!product.ok) return product;
  const altTexts = await checkNewPhoto(tx, actor, input);
  if (!altTexts.ok) return altTexts;
  const hung = (await findPhotosOf(tx, [productId])).get(productId) ?? [];
  if (hung.some((one) => one.digest === photo.digest)) return refuse('photo-known');
  const position = Math.max(0, ...hung.map((one) => one.position)) + 1;
  const values = { productId, ...photo, position, altTexts: altTexts.value, addedBy: actor.personId };
  const [row] = await tx.insert(productPhotos).values(values).returning({ id: productPhotos.id });
  await recordChange(tx, actor, product.value, 'photo-added', photo.digest);
  await lookAgain(tx, product.value);
  return ok({ photoId: row!.id });
}
