import type { ReactNode } from 'react';

export type StatusShape = 'done' | 'waiting' | 'attention' | 'stopped' | 'neutral';

/** A state in words with a shape before it, so that colour is never the only sign. */
export function StatusWord({
  shape,
  children,
}: {
  readonly shape: StatusShape;
  readonly children: ReactNode;
}) {
  return (
    <span className={`status status-${shape}`}>
      <svg viewBox="0 0 16 16" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="2.5">
        {shapes[shape]}
      </svg>
      {children}
    </span>
  );
}

const shapes: Readonly<Record<StatusShape, ReactNode>> = {
  done: <circle cx="8" cy="8" r="5.5" fill="currentColor" />,
  waiting: <circle cx="8" cy="8" r="5.8" />,
  attention: <path d="M8 1.5 15 14.5H1z" fill="currentColor" stroke="none" />,
  stopped: <path d="m2 2 12 12M14 2 2 14" strokeWidth="3.5" />,
  neutral: <path d="M2 8h12" strokeWidth="3.5" />,
};
