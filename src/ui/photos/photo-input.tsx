'use client';

import { type ChangeEvent, useEffect, useRef, useState } from 'react';
import { say, type Words } from '../keys/words';
import { choices } from './newest-choice';
import { SendingRefused, sendInParts } from './send-in-parts';
import { shrinkPhoto } from './shrink-photo';

type State =
  | { readonly at: 'empty' | 'shrinking' | 'broken' }
  | { readonly at: 'sending'; readonly sent: number; readonly size: number }
  | { readonly at: 'sent'; readonly upload: string; readonly size: number };

/**
 * Chooses a photo. Without script a plain file field of its form; with it the photo is made small on the device and
 * sent in parts while the description is still being written, and the form carries only the upload's id.
 */
export function PhotoInput({ accept, words }: { readonly accept: string; readonly words: Words }) {
  const input = useRef<HTMLInputElement>(null);
  const [state, setState] = useState<State>({ at: 'empty' });
  const [begin] = useState(choices);
  const isUnderWay = state.at === 'shrinking' || state.at === 'sending';

  useEffect(() => {
    const form = input.current?.form;
    if (!form || !isUnderWay) return;
    const wait = (event: Event) => event.preventDefault();
    form.addEventListener('submit', wait);
    return () => form.removeEventListener('submit', wait);
  }, [isUnderWay]);

  async function choose({ target }: ChangeEvent<HTMLInputElement>): Promise<void> {
    // who chooses another photo while one is on its way wants the other
    const isWanted = begin();
    const show = (now: State) => isWanted() && setState(now);
    const file = target.files?.[0];
    if (!file) return setState({ at: 'empty' });
    setState({ at: 'shrinking' });
    const photo = await shrinkPhoto(file);
    const fingerprint = `upload ${file.name} ${file.size} ${file.lastModified} ${photo.size}`;
    const onProgress = (sent: number) => {
      if (!isWanted()) throw new SendingRefused('another photo was chosen');
      setState({ at: 'sending', sent, size: photo.size });
    };
    try {
      const upload = await sendInParts(photo, { fingerprint, onProgress });
      show({ at: 'sent', upload, size: photo.size });
      target.value = '';
    } catch (error) {
      // refused for good or out of reach: the form still holds the file itself and can send it whole
      if (!(error instanceof SendingRefused)) console.warn(error);
      show({ at: 'broken' });
    }
  }

  return (
    <>
      <input
        ref={input}
        className="input"
        type="file"
        id="photo"
        name="photo"
        accept={accept}
        required={state.at !== 'sent'}
        aria-describedby="photo-hint photo-state"
        onChange={choose}
      />
      {state.at === 'sent' && <input type="hidden" name="upload" value={state.upload} />}
      <p className="field-hint" id="photo-state" role="status">
        {told(state, words)}
      </p>
    </>
  );
}

function told(state: State, words: Words): string {
  if (state.at === 'empty') return '';
  if (state.at === 'sending') {
    return say(words, 'sending', {
      percent: Math.round((100 * state.sent) / state.size),
      size: kilobytes(state.size),
    });
  }
  return say(words, state.at, state.at === 'sent' ? { size: kilobytes(state.size) } : {});
}

function kilobytes(bytes: number): number {
  return Math.max(1, Math.round(bytes / 1000));
}
