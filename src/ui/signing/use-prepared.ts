'use client';

import { useCallback, useEffect, useState } from 'react';
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
  const fetchAnew = useCallback(() => {
    setState({ is: 'loading' });
    fetchPrepared(url, read).then((found) =>
      setState(
        found.ok ? { is: 'shown', document: found.value } : { is: 'refused', code: found.refusal.code },
      ),
    );
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
  return { state, online, fetchAnew, answerTo };
}
