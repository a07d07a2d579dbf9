import { asc, eq, inArray } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { productPhotos } from '../schema';
import type { ProductPhoto } from './photo';

export interface HungPhoto extends ProductPhoto {
  readonly position: number;
}

/** The photos of many goods by product, each in the order shown; goods without any are not in the map. */
export async function findPhotosOf(
  tx: Tx,
  productIds: readonly string[],
): Promise<ReadonlyMap<string, readonly HungPhoto[]>> {
  const photos = new Map<string, HungPhoto[]>();
  if (productIds.length === 0) return photos;
  const rows = await tx
    .select()
    .from(productPhotos)
    .where(inArray(productPhotos.productId, [...productIds]))
    .orderBy(asc(productPhotos.position), asc(productPhotos.id));
  for (const row of rows) photos.set(row.productId, [...(photos.get(row.productId) ?? []), row]);
  return photos;
}

export async function findPhoto(tx: Tx, photoId: string): Promise<HungPhoto | null> {
  const [row] = await tx.select().from(productPhotos).where(eq(productPhotos.id, photoId));
  return row ?? null;
}
