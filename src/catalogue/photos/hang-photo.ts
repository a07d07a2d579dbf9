import { inTransaction } from '@/db/transaction';
import type { KeepRefusal } from '@/files/keep-upload';
import { type Actor, scopeOf } from '@/members/actor';
import type { Result } from '@/trade/result';
import { type AddPhotoRefusal, addPhoto, checkNewPhoto } from './add-photo';
import { preparePhoto } from './prepare-photo';
import { clearPhotoFiles } from './remove-photo';

/**
 * Takes a photo in and hangs it: asked first whether it may hang, made into its sizes outside any transaction, then
 * hung. One that may not hang after all, since others were faster, leaves no files behind.
 */
export async function hangPhoto(
  actor: Actor,
  input: {
    readonly productId: string;
    readonly altTexts: Readonly<Record<string, string>>;
    readonly photo: Blob;
  },
): Promise<Result<{ photoId: string }, AddPhotoRefusal | KeepRefusal>> {
  const { productId, altTexts } = input;
  const checked = await inTransaction(scopeOf(actor), (tx) => checkNewPhoto(tx, actor, input));
  if (!checked.ok) return checked;
  const prepared = await preparePhoto(input.photo);
  if (!prepared.ok) return prepared;
  const photo = prepared.value;
  const hung = await inTransaction(scopeOf(actor), (tx) =>
    addPhoto(tx, actor, { productId, altTexts, photo }),
  );
  if (!hung.ok) await clearPhotoFiles(photo.digest);
  return hung;
}
