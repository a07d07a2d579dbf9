import type { Locale } from '@/i18n/locales';

/** Twelve months as engraved bars, tall in season; the sentence beside it says the same in words. */
export function SeasonStrip({
  locale,
  months,
  label,
}: {
  readonly locale: Locale;
  /** months 1 … 12 in season; empty means all year */
  readonly months: readonly number[];
  readonly label: string;
}) {
  const inSeason = (month: number) => months.length === 0 || months.includes(month);
  return (
    <svg className="season" viewBox="0 0 240 54" role="img" aria-label={label}>
      {Array.from({ length: 12 }, (_, i) => {
        const x = i * 20 + 2;
        return inSeason(i + 1) ? (
          <path key={i} d={`M${x} 4h16v30h-16z`} className="season-on" />
        ) : (
          <path key={i} d={`M${x} 30h16M${x} 34h16`} className="season-off" />
        );
      })}
      {monthInitials(locale).map((initial, i) => (
        <text key={i} x={i * 20 + 10} y="50" textAnchor="middle">
          {initial}
        </text>
      ))}
    </svg>
  );
}

function monthInitials(locale: Locale): string[] {
  const format = new Intl.DateTimeFormat(locale, { month: 'narrow', timeZone: 'UTC' });
  return Array.from({ length: 12 }, (_, i) => format.format(new Date(Date.UTC(2026, i, 15))));
}

/** "January, February and October" in the reader's language. */
export function monthNames(locale: Locale, months: readonly number[]): string {
  const format = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' });
  const names = months.map((month) => format.format(new Date(Date.UTC(2026, month - 1, 15))));
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(names);
}
