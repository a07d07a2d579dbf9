import type { Locale } from '@/i18n/locales';
import type { Portal } from '@/portals/find-portals';
import { heaviestLogo } from '@/portals/portal-logo';
import { languageIn, textIn } from '@/portals/text-in';
import type { PortalBrand } from '@/ui/masthead';

/** A market place as a page shows it, in the reader's language. */
export function portalBrand(portal: Portal, locale: Locale): PortalBrand {
  const { slug, accent, accentNight, logoDigest, logoBytes, locales, isDemo } = portal;
  return {
    slug,
    name: textIn(locale, portal.name),
    chamberName: textIn(locale, portal.chamberName),
    chamberLanguage: languageIn(locale, portal.chamberName),
    accent,
    accentNight,
    logo: logoDigest ? { address: `/logos/${logoDigest}/webp`, bytes: logoBytes ?? heaviestLogo } : null,
    locales,
    isDemo,
  };
}
