import type { ReactNode } from 'react';
import { Notice } from '../notice';
import { say, type Words } from './words';

/** A refusal in words; one that nobody has found words for shows its code. */
export function Refused(props: {
  readonly words: Words;
  readonly code: string;
  readonly children?: ReactNode;
}) {
  const { words, code, children } = props;
  return (
    <Notice tone="stopped" title={words['refusal.title']}>
      <p>{words[`refusal.${code}`] ?? say(words, 'refusal.other', { code })}</p>
      {children}
    </Notice>
  );
}
