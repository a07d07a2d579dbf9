import type { ReactNode } from 'react';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';

/**
 * What stands open on a wide screen. On a telephone one button brings it up, without script; where the browser knows no
 * popovers it stands open too, and there is no button.
 */
export function Folded({
  locale,
  id,
  shown,
  label,
  children,
}: {
  readonly locale: Locale;
  readonly id: string;
  /** on the button */
  readonly shown: ReactNode;
  /** what the button is called where more is to be said than it shows */
  readonly label?: string;
  /** a `nav` comes last */
  readonly children: ReactNode;
}) {
  return (
    <>
      <button type="button" className="button button-quiet menu-open" popoverTarget={id} aria-label={label}>
        {shown}
      </button>
      <div id={id} className="menu" popover="auto">
        <button
          type="button"
          className="button button-quiet menu-close"
          popoverTarget={id}
          popoverTargetAction="hide"
        >
          {translator(locale, 'member')('closeMenu')}
        </button>
        {children}
      </div>
    </>
  );
}
