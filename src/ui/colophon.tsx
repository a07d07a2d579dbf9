import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { FootLinks } from './foot-links';
import { printing } from './printing';

/** Stands for the page's weight until it has been pressed and is known; four characters like "12.3". */
export const weightToCome = '@@.@';

/** The foot of a public page: what it cost, what it is, and the papers behind it. */
export function Colophon({
  locale,
  path,
  isDemo,
}: {
  readonly locale: Locale;
  /** the page's path without the language, to come back to */
  readonly path: string;
  readonly isDemo: boolean;
}) {
  const t = translator(locale, 'ui');
  return (
    <footer className="sheet colophon">
      <div className="engraved" />
      {isDemo && <p>{t('colophon.demo')}</p>}
      <FootLinks locale={locale} />
      <p>
        {t('colophon.weight', { kilobytes: weightToCome })} {photographsIn(locale)}
      </p>
      <LightSwitch locale={locale} back={`/${locale}${path}`} />
    </footer>
  );
}

/** What the photographs of this page weigh beyond it, when all of them have been scrolled to. */
function photographsIn(locale: Locale): string {
  const { photographs } = printing();
  if (photographs.length === 0) return '';
  const bytes = photographs.reduce((sum, one) => sum + one, 0);
  return translator(locale, 'light')('photographs', {
    count: photographs.length,
    kilobytes: Math.ceil(bytes / 1024),
  });
}

/** Pages with or without pictures, by a form: it works without script, and a robot that follows links changes nothing. */
function LightSwitch({ locale, back }: { readonly locale: Locale; readonly back: string }) {
  const t = translator(locale, 'light');
  const { light } = printing();
  return (
    <form method="post" action="/light" className="light-switch">
      <input type="hidden" name="back" value={back} />
      <button type="submit" name="light" value={light ? '0' : '1'} className="button button-quiet">
        {t(light ? 'full' : 'light')}
      </button>
      <span>{t(light ? 'isLight' : 'isFull')}</span>
    </form>
  );
}
