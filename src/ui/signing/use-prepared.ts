'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import type { Result } from '@/trade/result';
import { useOnline } from '../offline/use-online';
import { fetchPrepared } from './fetch-prepared';

type State<T> =
  | { readonly is: 'loading' }
  | { readonly is: 'refused'; readonly code: string }
  /** a signature was made, and the network went away before anybody said what became of it */
  | { readonly is: 'interrupted' }
  | { readonly is: 'shown'; readonly document: T };

/**
 * A document on its way to being signed. Whenever the network comes back it is fetched, read and hashed anew, so that
 * nobody signs what they looked at before. `read` must be the same function each time.
 */
export function usePrepared<T>(url: string, read: (pdf: Uint8Array) => Promise<Result<T>>) {
  const [state, setState] = useState<State<T>>({ is: 'loading' });
  const online = useOnline();
  const lookedAt = useRef<T | null>(null);
  const fetchAnew = useCallback(() => {
    lookedAt.current = null;
    setState({ is: 'loading' });
    fetchPrepared(url, read).then((found) => {
      lookedAt.current = found.ok ? found.value : null;
      setState(
        found.ok ? { is: 'shown', document: found.value } : { is: 'refused', code: found.refusal.code },
      );
    });
  }, [url, read]);
  useEffect(fetchAnew, [fetchAnew]);
  useEffect(() => {
    window.addEventListener('online', fetchAnew);
    return () => window.removeEventListener('online', fetchAnew);
  }, [fetchAnew]);

  /** What came of a signature; null when the network failed before the answer came. Nothing is sent again. */
  async function answerTo<Answer>(sending: Promise<Answer>): Promise<Answer | null> {
    try {
      return await sending;
    } catch (error) {
      if (!(error instanceof TypeError) && navigator.onLine) throw error;
      setState({ is: 'interrupted' });
      return null;
    }
  }

  /** A key takes a while; if the network went and came back meanwhile, what was agreed to is not what is shown now. */
  const isStillShown = (document: T) => lookedAt.current === document;
  return { state, online, fetchAnew, answerTo, isStillShown };
}
