import { formatList } from '@/i18n/format';
import { directionOf, type Locale, languageTags } from '@/i18n/locales';

/**
 * Twelve months as engraved bars, tall in season, in the direction of the reader's script; the sentence beside it says the
 * same in words.
 */
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
  const isRtl = directionOf(locale) === 'rtl';
  const left = (at: number) => (isRtl ? 11 - at : at) * 20;
  const inSeason = (month: number) => months.length === 0 || months.includes(month);
  return (
    <svg className="season" viewBox="0 0 240 54" role="img" aria-label={label}>
      {Array.from({ length: 12 }, (_, i) => {
        const x = left(i) + 2;
        return inSeason(i + 1) ? (
          <path key={i} d={`M${x} 4h16v30h-16z`} className="season-on" />
        ) : (
          <path key={i} d={`M${x} 30h16M${x} 34h16`} className="season-off" />
        );
      })}
      {monthsIn(locale, 'narrow').map((initial, i) => (
        <text key={i} x={left(i) + 10} y="50" textAnchor="middle">
          {initial}
        </text>
      ))}
    </svg>
  );
}

/** "April, May and September" in the reader's language; "December and January" where a season goes on into the new year. */
export function monthNames(locale: Locale, months: readonly number[]): string {
  const all = monthsIn(locale, 'long');
  const named = inOrder(months).map((month) => all[month - 1] ?? '');
  return formatList(locale, named);
}

/** From the first month after the last pause; from January where there is none over the turn of the year. */
function inOrder(months: readonly number[]): readonly number[] {
  const sorted = months.toSorted((a, b) => a - b);
  if (sorted[0] !== 1 || sorted.at(-1) !== 12) return sorted;
  const begins = sorted.findLastIndex((month, at) => month - 1 !== sorted[at - 1]);
  return [...sorted.slice(begins), ...sorted.slice(0, begins)];
}

const kept = new Map<string, readonly string[]>();

/** The twelve months' names, January first. */
export function monthsIn(locale: Locale, length: 'narrow' | 'long'): readonly string[] {
  const key = `${locale}:${length}`;
  let names = kept.get(key);
  if (!names) {
    const format = new Intl.DateTimeFormat(languageTags[locale], { month: length, timeZone: 'UTC' });
    names = Array.from({ length: 12 }, (_, i) => format.format(new Date(Date.UTC(2026, i, 15))));
    kept.set(key, names);
  }
  return names;
}
