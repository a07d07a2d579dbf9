import { contrast, isColour, papers, readable } from '@/trade/contrast';
import { StatusWord } from '@/ui/status-word';

/** A page head, a seal's ring and a button in the colours as typed, on both papers, with how well each reads. */
export function BrandPreview({
  name,
  chamberName,
  accent,
  accentNight,
  logo,
  words,
}: {
  readonly name: string;
  readonly chamberName: string;
  readonly accent: string;
  readonly accentNight: string;
  readonly logo: string | null;
  readonly words: Readonly<Record<string, string>>;
}) {
  const sides = [
    { side: 'day', paper: papers.day, ink: '#1c1a17', colour: accent },
    { side: 'night', paper: papers.night, ink: '#efe9dc', colour: accentNight },
  ] as const;
  return (
    <div className="columns">
      {sides.map(({ side, paper, ink, colour }) => (
        <figure key={side}>
          <svg viewBox="0 0 320 130" width="100%" role="img" aria-label={words[`preview.${side}`]}>
            <rect width="320" height="130" fill={paper} />
            {logo && <image href={logo} x="16" y="14" width="40" height="40" />}
            <text
              x={logo ? 66 : 16}
              y="34"
              fill={isColour(colour) ? colour : ink}
              fontSize="20"
              fontFamily="Charter, Georgia, serif"
            >
              {name || '…'}
            </text>
            <text x={logo ? 66 : 16} y="52" fill={ink} fontSize="10">
              {chamberName}
            </text>
            <path d="M16 66H304" stroke={isColour(colour) ? colour : ink} strokeWidth="2" />
            <rect x="16" y="82" width="120" height="30" rx="2" fill={isColour(colour) ? colour : ink} />
            <text x="76" y="101" fill={paper} fontSize="12" textAnchor="middle">
              {words['preview.button']}
            </text>
          </svg>
          <figcaption className="fine">
            <Reading colour={colour} paper={paper} words={words} side={side} />
          </figcaption>
        </figure>
      ))}
    </div>
  );
}

function Reading({
  colour,
  paper,
  words,
  side,
}: {
  readonly colour: string;
  readonly paper: string;
  readonly words: Readonly<Record<string, string>>;
  readonly side: string;
}) {
  const ratio = isColour(colour) ? contrast(colour, paper) : 0;
  const reads = ratio >= readable;
  return (
    <StatusWord shape={reads ? 'done' : 'stopped'}>
      {words[`preview.${side}`]} <bdi>{ratio.toFixed(1)} : 1</bdi>{' '}
      {words[reads ? 'preview.reads' : 'preview.unreadable']}
    </StatusWord>
  );
}
