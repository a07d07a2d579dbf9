import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';

/** Stands for the page's weight until it has been pressed and is known; four characters like "12.3". */
export const weightToCome = '@@.@';

/** The foot of a public page: what it cost, what it is, and the papers behind it. */
export function Colophon({ locale, isDemo }: { readonly locale: Locale; readonly isDemo: boolean }) {
  const t = translator(locale, 'ui');
  return (
    <footer className="sheet colophon">
      <div className="engraved" />
      {isDemo && <p>{t('colophon.demo')}</p>}
      <nav className="links">
        <a href={`/${locale}`}>{t('colophon.portals')}</a>
        <a href={`/${locale}/verify`}>{t('colophon.verify')}</a>
        <a href={`/${locale}/legal`}>{t('colophon.legal')}</a>
      </nav>
      <p>{t('colophon.weight', { kilobytes: weightToCome })}</p>
    </footer>
  );
}
