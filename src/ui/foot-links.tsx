import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';

/** At the foot of every page, in the same order: where help is found (WCAG 2.2, 3.2.6), and the papers behind it. */
export function FootLinks({ locale }: { readonly locale: Locale }) {
  const t = translator(locale, 'ui');
  return (
    <nav className="links">
      <a href={`/${locale}`}>{t('colophon.portals')}</a>
      <a href={`/${locale}/verify`}>{t('colophon.verify')}</a>
      <a href={`/${locale}/guide`}>{translator(locale, 'guide')('link')}</a>
      <a href={`/${locale}/legal`}>{t('colophon.legal')}</a>
    </nav>
  );
}
