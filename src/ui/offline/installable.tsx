import type { Locale } from '@/i18n/locales';

/** What lets a member install their market place, in its name and colour; React puts it into the head. */
export function Installable({
  locale,
  market = 'house',
  accent = '#27348b',
}: {
  readonly locale: Locale;
  readonly market?: string;
  readonly accent?: string;
}) {
  return (
    <>
      <link rel="manifest" href={`/app-manifest/${market}/${locale}`} />
      <link rel="apple-touch-icon" href={`/icons/${market}/180.png`} />
      <meta name="theme-color" content={accent} />
    </>
  );
}
