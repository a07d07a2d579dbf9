import type { Ribbon, TrailSlice } from './trail-slices';

const size = { width: 112, height: 80 };
const lanes = { money: 34, owed: 84 };

/** One row of the trail, stretched to the row's height: no script, no text, the words stand beside it. */
export function TrailDrawing({ slice }: { slice: TrailSlice }) {
  return (
    <svg
      className="absolute inset-0 h-full w-full"
      viewBox={`0 0 ${size.width} ${size.height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <Lane ribbon={slice.money} x={lanes.money} edge={0} isDone={slice.isDone} color="var(--accent)" />
      <Lane ribbon={slice.owed} x={lanes.owed} edge={size.width} isDone={slice.isDone} color="var(--ochre)" />
    </svg>
  );
}

function Lane(props: { ribbon: Ribbon; x: number; edge: number; isDone: boolean; color: string }) {
  const { ribbon, x, edge, isDone, color } = props;
  const outline = ribbonPath(ribbon, x);
  const side = x + (Math.sign(edge - x) * ribbon.from) / 2;
  return (
    <>
      {outline && (
        <path
          d={outline}
          fill={color}
          fillOpacity={isDone ? 0.75 : 0.06}
          stroke={color}
          strokeWidth={isDone ? 0 : 1}
          strokeDasharray={isDone ? undefined : '3 3'}
          vectorEffect="non-scaling-stroke"
        />
      )}
      {ribbon.branches.map((width, i) => (
        <path
          key={i}
          d={`M${side} ${20 + i * 16}C${(side + edge) / 2} ${20 + i * 16} ${(side + edge) / 2} ${38 + i * 16} ${edge} ${40 + i * 16}`}
          fill="none"
          stroke={color}
          strokeWidth={width}
          strokeOpacity={isDone ? 0.75 : 0.3}
        />
      ))}
    </>
  );
}

/** From its width at the top to its width at the foot; a ribbon begins or ends in the middle of a row. */
function ribbonPath({ from, to }: Ribbon, x: number): string | null {
  const [f, t] = [from / 2, to / 2];
  if (from === 0 && to === 0) return null;
  if (from === 0) return `M${x - t} 40H${x + t}V80H${x - t}Z`;
  if (to === 0) return `M${x - f} 0H${x + f}V40H${x - f}Z`;
  return `M${x - f} 0H${x + f}V30L${x + t} 52V80H${x - t}V52L${x - f} 30Z`;
}
