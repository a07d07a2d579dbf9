'use client';

import { useEffect, useRef, useState } from 'react';
import { defaultLocale, isLocale, languageTags } from '@/i18n/locales';
import { QuietButton } from '../button';
import { Notice } from '../notice';
import { isTyped, valuesOf, writeValues } from './form-values';
import { forgetTyped, formOfPage, keepTyped, storeForTyped, typedBefore } from './typed-store';

type Said = { readonly restored: number } | { readonly offline: 'kept' | 'only-here' } | null;

/** Stands inside a form and keeps what is typed into it on this device until it was sent: a lost line loses nothing. */
export function KeepTyped({ words, locale }: { readonly words: Words; readonly locale: string }) {
  const place = useRef<HTMLDivElement>(null);
  const [said, setSaid] = useState<Said>(null);

  useEffect(() => {
    const form = place.current?.closest('form');
    if (!form) return;
    const address = new URL(window.location.href);
    const name = formOfPage(address);
    const before = typedBefore(name);
    const arrived = before?.sent && address.searchParams.has('did');
    if (arrived) forgetTyped(name);
    // what the server sends back after a refusal it has kept itself
    const isNews = before && !arrived && !address.searchParams.has('refused');
    if (isNews && writeValues(form, before.fields)) setSaid({ restored: before.at });
    let store: Storage | null = null;
    storeForTyped().then((found) => {
      store = found;
      // somebody may have begun before this page was ready
      if (isTyped(form)) keep(false);
    });
    const keep = (sent: boolean) =>
      store !== null && keepTyped(store, name, { at: Date.now(), fields: valuesOf(form), sent });
    const typed = () => keep(false);
    const submitted = (event: SubmitEvent) => {
      if (event.target !== form) return;
      const isKept = keep(navigator.onLine);
      if (navigator.onLine) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      setSaid({ offline: isKept ? 'kept' : 'only-here' });
    };
    form.addEventListener('input', typed);
    window.addEventListener('submit', submitted, true);
    return () => {
      form.removeEventListener('input', typed);
      window.removeEventListener('submit', submitted, true);
    };
  }, []);

  function discard() {
    const form = place.current?.closest('form');
    forgetTyped(formOfPage(new URL(window.location.href)));
    form?.reset();
    setSaid(null);
  }

  return (
    <div ref={place}>
      {said && 'offline' in said && (
        <Notice tone="stopped">{said.offline === 'kept' ? words.offline : words.offlineOnlyHere}</Notice>
      )}
      {said && 'restored' in said && (
        <Notice>
          <p>{words.restored.replace('{at}', moment(locale, said.restored))}</p>
          <QuietButton type="button" onClick={discard}>
            {words.discard}
          </QuietButton>
        </Notice>
      )}
    </div>
  );
}

interface Words {
  /** with "{at}" where the time belongs */
  readonly restored: string;
  readonly discard: string;
  readonly offline: string;
  /** where nothing is kept: on a computer that is not their own, or that has no room */
  readonly offlineOnlyHere: string;
}

function moment(locale: string, at: number): string {
  const tag = languageTags[isLocale(locale) ? locale : defaultLocale];
  return new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeStyle: 'short' }).format(at);
}
