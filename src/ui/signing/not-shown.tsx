import { QuietButton } from '../button';
import { Progress } from '../keys/progress';
import { Refused } from '../keys/refused';
import type { Words } from '../keys/words';
import { Notice } from '../notice';

/** Stands where the document would: it is being fetched, it was refused, or the network went away. */
export function NotShown(props: {
  readonly words: Words;
  readonly state:
    | { readonly is: 'loading' | 'interrupted' }
    | { readonly is: 'refused'; readonly code: string };
  readonly fetchAnew: () => void;
}) {
  const { words, state, fetchAnew } = props;
  if (state.is === 'loading') return <Progress text={words['sign.loading']!} />;
  if (state.is === 'refused' && state.code !== 'no-connection')
    return <Refused words={words} code={state.code} />;
  return (
    <Notice tone="stopped" title={words['refusal.title']}>
      <p>{words[state.is === 'interrupted' ? 'sign.interrupted' : 'refusal.no-connection']}</p>
      <QuietButton type="button" onClick={fetchAnew}>
        {words['sign.again']}
      </QuietButton>
    </Notice>
  );
}
