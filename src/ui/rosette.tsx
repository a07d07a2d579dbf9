import { guilloche } from '@/trade/guilloche';

export type SealState = 'whole' | 'broken' | 'awaited';

/** The rosette alone, for a place where words already say whose it is; hidden from screen readers. */
export function Rosette({
  fingerprint,
  state = 'whole',
  size,
}: {
  readonly fingerprint: string;
  readonly state?: SealState;
  readonly size?: number;
}) {
  return (
    <svg
      className={`rosette rosette-${state}`}
      viewBox="0 0 200 200"
      width={size}
      height={size}
      aria-hidden="true"
    >
      {state === 'awaited' ? <Outline /> : <Engraving fingerprint={fingerprint} />}
      {state === 'broken' && <Crack />}
    </svg>
  );
}

function Engraving({ fingerprint }: { readonly fingerprint: string }) {
  const figure = guilloche(fingerprint);
  return (
    <>
      <circle cx="100" cy="100" r="97" strokeWidth="1.5" />
      <circle cx="100" cy="100" r="91" strokeWidth="7" strokeDasharray={figure.ring} />
      <path d={figure.bands[0]} strokeWidth="1.1" />
      <path d={figure.bands[1]} strokeWidth="1.3" />
      <polygon points={figure.star} strokeWidth="1.5" />
    </>
  );
}

function Outline() {
  return (
    <>
      <circle cx="100" cy="100" r="95" strokeWidth="2" strokeDasharray="7 6" />
      <circle cx="100" cy="100" r="62" strokeWidth="1" strokeDasharray="2 6" />
    </>
  );
}

/** A break through the middle: the paper shows between two torn edges. */
function Crack() {
  return (
    <>
      <path className="crack" d="M128-4 104 44l22 26-34 34 20 30-34 70" strokeWidth="20" />
      <path d="M117-4 93 44l22 26-34 34 20 30-34 70M139-4 115 44l22 26-34 34 20 30-34 70" strokeWidth="2.2" />
    </>
  );
}
