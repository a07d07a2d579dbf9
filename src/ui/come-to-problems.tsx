'use client';

import { type ReactNode, useEffect, useRef } from 'react';

/**
 * Around the summary of a long form that is sent and shown again in place: the button that was pressed is far below it,
 * and nobody would see that something is wrong. Where the form comes back as a page the summary does this itself.
 */
export function ComeToProblems({
  answer,
  children,
}: {
  /** what the server said last; a new one is looked at */
  readonly answer: unknown;
  readonly children: ReactNode;
}) {
  const place = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer is news, also one that says the same
  useEffect(() => {
    place.current?.querySelector<HTMLElement>('[role="alert"]')?.focus();
  }, [answer]);
  return <div ref={place}>{children}</div>;
}
