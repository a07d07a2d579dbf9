import { createHash } from 'node:crypto';
import type { ProductPhoto } from './photo';

/** Photos and the words for them in few letters, which tell whether any has changed since somebody looked at them. */
export function photosMark(photos: readonly Pick<ProductPhoto, 'digest' | 'altTexts'>[]): string {
  const said = photos.map(({ digest, altTexts }) => [digest, Object.entries(altTexts).sort()]).sort();
  return createHash('sha256').update(JSON.stringify(said)).digest('hex');
}
