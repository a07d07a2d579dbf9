'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

/**
 * Has the server say anew what it says, in place: a page that loads itself again throws whoever reads or types back to its
 * beginning (WCAG 2.2, 2.2.1 and failure F41). Only while somebody looks, and there is a network. Shows nothing.
 */
export function AskAgain({ everySeconds }: { readonly everySeconds: number }) {
  const { refresh } = useRouter();
  useEffect(() => {
    const ask = () => document.visibilityState === 'visible' && navigator.onLine && refresh();
    const timer = setInterval(ask, everySeconds * 1000);
    return () => clearInterval(timer);
  }, [refresh, everySeconds]);
  return null;
}
