import { directionOf, type Locale } from '@/i18n/locales';
import { monthsIn } from './season-strip';

export interface CalendarRow {
  readonly name: string;
  readonly nameLocale: string;
  readonly href: string;
  /** 1 … 12 */
  readonly months: readonly number[];
}

const cell = 30;
const rowHeight = 34;
const top = 26;

/**
 * Goods against the twelve months as one engraved picture: a bar where they can be had, a hairline where not, this month
 * marked. It runs in the direction of the reader's script; the table beside it says the same in words.
 */
export function SeasonCalendar({
  locale,
  rows,
  month,
  label,
}: {
  readonly locale: Locale;
  readonly rows: readonly CalendarRow[];
  /** the month it is, 1 … 12 */
  readonly month: number;
  readonly label: string;
}) {
  const isRtl = directionOf(locale) === 'rtl';
  const left = (at: number) => (isRtl ? 11 - at : at) * cell;
  const height = top + rows.length * rowHeight + 4;
  return (
    <svg className="calendar" viewBox={`0 0 360 ${height}`} aria-label={label}>
      <rect className="calendar-now" x={left(month - 1)} y="0" width={cell} height={height} />
      {monthsIn(locale, 'narrow').map((initial, at) => (
        <text key={at} className="calendar-month" x={left(at) + cell / 2} y="15" textAnchor="middle">
          {initial}
        </text>
      ))}
      {rows.map((row, at) => (
        <a key={row.href} href={row.href}>
          <text
            className="calendar-name"
            x={isRtl ? 358 : 2}
            y={top + at * rowHeight + 12}
            textAnchor="start"
            direction={isRtl ? 'rtl' : 'ltr'}
            lang={row.nameLocale === locale ? undefined : row.nameLocale}
          >
            {isolated(shortened(row.name))}
          </text>
          <path className="season-off" d={hairline(row.months, left, top + at * rowHeight + 22)} />
          <path className="season-on" d={bars(row.months, left, top + at * rowHeight + 18)} />
        </a>
      ))}
    </svg>
  );
}

/** As `<bdi>` does, which an SVG does not know: the dots of a name cut short stay at its end (FSI, PDI). */
function isolated(text: string): string {
  return `\u2068${text}\u2069`;
}

function shortened(name: string): string {
  return name.length > 52 ? `${name.slice(0, 51).trimEnd()}…` : name;
}

function bars(months: readonly number[], left: (at: number) => number, y: number): string {
  return months.map((month) => `M${left(month - 1) + 1} ${y}h${cell - 2}v8h-${cell - 2}z`).join('');
}

function hairline(months: readonly number[], left: (at: number) => number, y: number): string {
  const others = Array.from({ length: 12 }, (_, at) => at + 1).filter((month) => !months.includes(month));
  return others.map((month) => `M${left(month - 1) + 1} ${y}h${cell - 2}`).join('');
}
