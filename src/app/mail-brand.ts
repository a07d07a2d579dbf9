import { readPublic } from '@/db/read-public';
import { fileStorage } from '@/files/configured-storage';
import type { MailBrand } from '@/notifications/compose-mail';
import { logoKey } from '@/operator/prepare-logo';
import { findPortalById } from '@/portals/find-portals';
import { textIn } from '@/portals/text-in';
import { papers, readableAccent } from '@/trade/contrast';

/** In whose name a letter goes out, in the reader's language; null for the house's own. */
export async function mailBrand(letter: {
  readonly locale: string;
  readonly portalId?: string;
}): Promise<MailBrand | null> {
  const { locale, portalId } = letter;
  if (!portalId) return null;
  const portal = await readPublic((tx) => findPortalById(tx, portalId));
  if (!portal) return null;
  return {
    name: textIn(locale, portal.name),
    chamberName: textIn(locale, portal.chamberName),
    accent: readableAccent(portal.accent, papers.day, '#27348b'),
    logo: portal.logoDigest ? await fileStorage().get(logoKey('jpeg', portal.logoDigest)) : null,
  };
}
