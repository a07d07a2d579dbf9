import type { ReactNode } from 'react';

export const keyScenes = ['telephone', 'second', 'telecentre', 'renew', 'lost'] as const;
export type KeyScene = (typeof keyScenes)[number];

/** A line drawing of where a key goes; the words beside it say the same, so it says nothing to a screen reader. It is turned round where people read from the right. */
export function KeyPicture({ scene }: { readonly scene: KeyScene }) {
  return (
    <svg
      className="key-picture"
      aria-hidden="true"
      viewBox="0 0 240 80"
      width="240"
      height="80"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      {drawings[scene]}
    </svg>
  );
}

const drawings: Readonly<Record<KeyScene, ReactNode>> = {
  telephone: (
    <>
      <Telephone x={30} faded />
      <Key x={38} y={26} faded />
      <Arrow />
      <Telephone x={175} />
      <Key x={183} y={26} />
    </>
  ),
  second: (
    <>
      <Computer x={15} />
      <Key x={38} y={20} />
      <path d="M112 36h16M120 28v16" />
      <Telephone x={175} />
      <Key x={183} y={26} />
    </>
  ),
  telecentre: (
    <>
      <path d="M20 28h26v24H20zM46 34h10v12H46z" />
      <Key x={22} y={30} />
      <Arrow both />
      <Computer x={160} />
      <path d="M178 22l20 20M198 22l-20 20" strokeWidth="1.5" opacity="0.5" />
    </>
  ),
  renew: (
    <>
      <Key x={40} y={26} faded />
      <path d="M96 24a24 24 0 0 1 46 8M142 20v12h-12M144 52a24 24 0 0 1-46-8M98 56V44h12" />
      <Key x={180} y={26} />
    </>
  ),
  lost: (
    <>
      <Telephone x={30} faded />
      <path d="M26 10l44 60M70 10L26 70" />
      <Arrow />
      <path d="M180 62V34l24-16 24 16v28zM196 62V46h16v16" />
    </>
  ),
};

interface Placed {
  readonly x: number;
  readonly faded?: boolean;
}

function Telephone({ x, faded }: Placed) {
  return (
    <g transform={`translate(${x} 8)`} opacity={faded ? 0.4 : 1}>
      <rect width="36" height="64" rx="5" />
      <path d="M14 57h8" />
    </g>
  );
}

function Computer({ x }: Placed) {
  return (
    <g transform={`translate(${x} 10)`}>
      <rect width="66" height="42" rx="3" />
      <path d="M-6 54h78" />
    </g>
  );
}

function Key({ x, y, faded }: Placed & { readonly y: number }) {
  return (
    <g transform={`translate(${x} ${y})`} opacity={faded ? 0.4 : 1}>
      <circle cx="5" cy="10" r="4.5" />
      <path d="M9.5 10h11M17 10v5M20.5 10v4" />
    </g>
  );
}

function Arrow({ both = false }: { readonly both?: boolean }) {
  return <path d={`M92 40h52M136 32l8 8-8 8${both ? 'M100 32l-8 8 8 8' : ''}`} />;
}
