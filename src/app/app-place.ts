import { readPublic } from '@/db/read-public';
import { findPortal } from '@/portals/find-portals';
import type { LocalisedText } from '@/portals/schema';

/** What can be installed on a telephone: a market place, or the house with all of them. */
export interface AppPlace {
  readonly slug: string;
  readonly name: LocalisedText | null;
  readonly accent: string;
}

export const houseSlug = 'house';

/** Null for a market that does not exist. */
export async function appPlace(slug: string): Promise<AppPlace | null> {
  if (slug === houseSlug) return { slug, name: null, accent: '#27348b' };
  const portal = await readPublic((tx) => findPortal(tx, slug));
  return portal && { slug, name: portal.name, accent: portal.accent };
}
