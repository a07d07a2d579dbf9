import { eq } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import type { Actor } from '@/members/actor';
import { ok, type Result, refuse } from '@/trade/result';
import { type ChangeRefusal, productToChange } from '../product-to-change';
import { productPhotos } from '../schema';
import { type AltRefusal, checkAltTexts, languagesOf } from './alt-texts';
import { recordChange } from './change-photos';
import { findPhoto } from './find-photos';
import { lookAgain } from './look-again';
import { photosMark } from './photos-mark';

/** Says anew what is to be seen on a photo. */
export async function describePhoto(
  tx: Tx,
  actor: Actor,
  input: { readonly photoId: string; readonly altTexts: Readonly<Record<string, string>> },
): Promise<Result<void, ChangeRefusal | AltRefusal | 'photo-unknown'>> {
  const photo = await findPhoto(tx, input.photoId);
  if (!photo) return refuse('photo-unknown');
  const product = await productToChange(tx, actor, photo.productId);
  if (!product.ok) return product;
  const altTexts = checkAltTexts(await languagesOf(tx, photo.productId), input.altTexts);
  if (!altTexts.ok) return altTexts;
  if (photosMark([photo]) === photosMark([{ ...photo, altTexts: altTexts.value }])) return ok(undefined);
  await tx.update(productPhotos).set({ altTexts: altTexts.value }).where(eq(productPhotos.id, photo.id));
  await recordChange(tx, actor, product.value, 'photo-described', photo.digest);
  await lookAgain(tx, product.value);
  return ok(undefined);
}
