import { eq } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { inTransaction } from '@/db/transaction';
import { fileStorage } from '@/files/configured-storage';
import type { Actor } from '@/members/actor';
import { ok, type Result, refuse } from '@/trade/result';
import { type ChangeRefusal, productToChange } from '../product-to-change';
import { productPhotos } from '../schema';
import { recordChange } from './change-photos';
import { findPhoto } from './find-photos';
import { photoKey, renditions } from './photo';

/** Takes a photo down. Its files are cleared by `clearPhotoFiles` once this is committed. */
export async function removePhoto(
  tx: Tx,
  actor: Actor,
  photoId: string,
): Promise<Result<{ digest: string }, ChangeRefusal | 'photo-unknown'>> {
  const photo = await findPhoto(tx, photoId);
  if (!photo) return refuse('photo-unknown');
  const product = await productToChange(tx, actor, photo.productId);
  if (!product.ok) return product;
  await tx.delete(productPhotos).where(eq(productPhotos.id, photo.id));
  await recordChange(tx, actor, product.value, 'photo-removed', photo.digest);
  return ok({ digest: photo.digest });
}

/** Deletes the files of a photo that hangs nowhere any more, in no market. */
export async function clearPhotoFiles(digest: string): Promise<void> {
  const isShown = await inTransaction({ kind: 'system' }, async (tx) => {
    const rows = await tx.select().from(productPhotos).where(eq(productPhotos.digest, digest)).limit(1);
    return rows.length > 0;
  });
  if (isShown) return;
  await Promise.all(renditions.map(({ name }) => fileStorage().delete(photoKey(name, digest))));
}
