import type { ReactNode } from 'react';
import './charts.css';

export interface Bar {
  readonly key: string;
  readonly label: ReactNode;
  /** of the whole bar, from 0; sets its length against the longest */
  readonly value: number;
  /** the part of it that is drawn full; the rest is hatched. All of it unless told. */
  readonly full?: number;
  /** what stands beside the bar in words and figures */
  readonly figures: ReactNode;
}

/** Bars under one another, as a table that says everything the bars show. */
export function BarTable({
  caption,
  heads,
  bars,
}: {
  readonly caption: string;
  /** of the column of labels and the column of figures */
  readonly heads: readonly [label: string, figures: string];
  readonly bars: readonly Bar[];
}) {
  const longest = Math.max(1, ...bars.map(({ value }) => value));
  return (
    <table className="bar-table">
      <caption className="visually-hidden">{caption}</caption>
      <thead className="visually-hidden">
        <tr>
          <th scope="col">{heads[0]}</th>
          <th scope="col">{heads[1]}</th>
        </tr>
      </thead>
      <tbody>
        {bars.map(({ key, label, value, full = value, figures }) => (
          <tr key={key}>
            <th scope="row">{label}</th>
            <td>
              <BarDrawing share={value / longest} full={value > 0 ? full / value : 0} />
              <span className="bar-figures">{figures}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Ink for the full part, a hatch for the rest: told apart without colour. */
function BarDrawing({ share, full }: { share: number; full: number }) {
  const width = share > 0 ? Math.max(0.8, share * 100) : 0;
  const inked = width * full;
  return (
    <svg className="bar" viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
      <path d="M0 11.5H100" className="bar-ground" />
      {inked > 0 && <rect width={round(inked)} height="12" className="bar-full" />}
      {inked < width && <path d={hatch(inked, width)} className="bar-rest" />}
    </svg>
  );
}

function hatch(from: number, to: number): string {
  const strokes: string[] = [`M${round(from)} .5H${round(to)}V11.5H${round(from)}Z`];
  for (let x = from + 1.2; x < to; x += 1.2) strokes.push(`M${round(x)} .5V11.5`);
  return strokes.join('');
}

const round = (value: number) => Math.round(value * 10) / 10;
