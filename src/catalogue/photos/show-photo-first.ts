import { eq, min } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import type { Actor } from '@/members/actor';
import { ok, type Result, refuse } from '@/trade/result';
import { type ChangeRefusal, productToChange } from '../product-to-change';
import { productPhotos } from '../schema';
import { recordChange } from './change-photos';
import { findPhoto } from './find-photos';

/** Puts a photo before the others: the one that lists show. */
export async function showPhotoFirst(
  tx: Tx,
  actor: Actor,
  photoId: string,
): Promise<Result<void, ChangeRefusal | 'photo-unknown'>> {
  const photo = await findPhoto(tx, photoId);
  if (!photo) return refuse('photo-unknown');
  const product = await productToChange(tx, actor, photo.productId);
  if (!product.ok) return product;
  const [first] = await tx
    .select({ position: min(productPhotos.position) })
    .from(productPhotos)
    .where(eq(productPhotos.productId, photo.productId));
  const position = (first?.position ?? 1) - 1;
  await tx.update(productPhotos).set({ position }).where(eq(productPhotos.id, photo.id));
  await recordChange(tx, actor, product.value, 'photo-moved', photo.digest);
  return ok(undefined);
}
