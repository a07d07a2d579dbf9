import { directionOf, type Locale, languageTags } from '@/i18n/locales';
import { BarTable } from './bar-table';
import './charts.css';

export interface MonthValue {
  /** its first day, "2026-11-01" */
  readonly month: string;
  readonly value: number;
}

/**
 * Columns of months side by side, oldest at the beginning of the line, each with its figure; on a small telephone, where
 * twelve columns cannot be read, the months that have something as bars under one another. `label` says what is drawn.
 */
export function MonthChart({
  locale,
  label,
  heads,
  months,
  format,
}: {
  readonly locale: Locale;
  readonly label: string;
  /** of the column of months and the column of figures */
  readonly heads: readonly [month: string, figures: string];
  readonly months: readonly MonthValue[];
  readonly format: (value: number) => string;
}) {
  const names = new Intl.DateTimeFormat(languageTags[locale], {
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
  const bars = months
    .filter(({ value }) => value > 0)
    .map(({ month, value }) => ({
      key: month,
      label: names.format(dayOf(month)),
      value,
      figures: <bdi>{format(value)}</bdi>,
    }));
  return (
    <>
      <Columns locale={locale} label={label} months={months} format={format} />
      <div className="month-bars">
        <BarTable caption={label} heads={heads} bars={bars} />
      </div>
    </>
  );
}

function Columns({
  locale,
  label,
  months,
  format,
}: {
  readonly locale: Locale;
  readonly label: string;
  readonly months: readonly MonthValue[];
  readonly format: (value: number) => string;
}) {
  const highest = Math.max(1, ...months.map(({ value }) => value));
  const ordered = directionOf(locale) === 'rtl' ? months.toReversed() : months;
  const width = ordered.length * 50;
  const initials = new Intl.DateTimeFormat(languageTags[locale], { month: 'short', timeZone: 'UTC' });
  return (
    <svg className="month-chart" viewBox={`0 0 ${width} 150`} role="img" aria-label={label}>
      <path d={`M0 118.5H${width}`} className="bar-ground" />
      {ordered.map(({ month, value }, i) => {
        const height = value > 0 ? Math.max(2, (value / highest) * 92) : 0;
        const middle = i * 50 + 25;
        return (
          <g key={month}>
            {value > 0 && (
              <path d={`M${i * 50 + 9} 118V${Math.round(118 - height)}h32V118Z`} className="bar-full" />
            )}
            {value > 0 && (
              <text x={middle} y={Math.round(112 - height)} textAnchor="middle" className="month-figure">
                {format(value)}
              </text>
            )}
            <text x={middle} y="134" textAnchor="middle">
              {initials.format(dayOf(month))}
            </text>
            {(i === 0 || month.slice(5, 7) === '01') && (
              <text x={middle} y="147" textAnchor="middle" className="month-year">
                {month.slice(0, 4)}
              </text>
            )}
          </g>
        );
      })}
    </svg>
  );
}

const dayOf = (month: string) => new Date(`${month}T00:00:00Z`);

/** The months from one instant to another, each once, with 0 where nothing is known. */
export function everyMonth(
  values: readonly MonthValue[],
  { from, until }: { readonly from: Date; readonly until: Date },
): MonthValue[] {
  const known = new Map(values.map(({ month, value }) => [month, value]));
  const months: MonthValue[] = [];
  const day = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth(), 1));
  for (; day <= until; day.setUTCMonth(day.getUTCMonth() + 1)) {
    const month = day.toISOString().slice(0, 10);
    months.push({ month, value: known.get(month) ?? 0 });
  }
  return months;
}
