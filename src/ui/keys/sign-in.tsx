'use client';

import { useEffect, useState } from 'react';
import type { Locale } from '@/i18n/locales';
import { OpenKey } from './open-key';
import { signInWith } from './sign-in-with';
import type { Words } from './words';

/** Chooses a key and signs in with it. `onSignedIn` goes on. */
export function SignIn(props: {
  readonly words: Words;
  readonly locale: Locale;
  readonly onSignedIn: () => void;
}) {
  const [able, setAble] = useState(true);
  useEffect(() => setAble(typeof crypto?.subtle?.sign === 'function'), []);
  if (!able) return <p>{props.words['refusal.no-webcrypto']}</p>;
  return (
    <OpenKey
      words={props.words}
      locale={props.locale}
      action={props.words['signIn.action']!}
      onOpen={async (key) => {
        const outcome = await signInWith(key);
        if (!outcome.ok) return outcome.code;
        props.onSignedIn();
        return null;
      }}
    />
  );
}
