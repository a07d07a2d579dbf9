'use client';

import type { Locale } from '@/i18n/locales';
import { toBase64 } from '@/pki/pem';
import type { HeldKey } from './held-key';
import { OpenKey } from './open-key';
import { proofOf } from './proof-of-key';
import { signInWith } from './sign-in-with';
import type { Words } from './words';

/** Enrolment with a key that another's authority certified: opens its file, proves that it is held, and signs in. */
export function AdoptKey(props: {
  readonly words: Words;
  readonly locale: Locale;
  /** takes certificate and PKCS#10 in base64; null when done, else the code of the refusal */
  readonly adopt: (certificate: string, request: string) => Promise<string | null>;
  readonly onSignedIn: () => void;
}) {
  const { words, locale } = props;

  async function use(key: HeldKey): Promise<string | null> {
    const refused = await props.adopt(toBase64(key.certificates[0]), toBase64(await proofOf(key)));
    if (refused) return refused;
    const signedIn = await signInWith(key);
    if (!signedIn.ok) return signedIn.code;
    props.onSignedIn();
    return null;
  }

  return <OpenKey words={words} locale={locale} action={words['adopt.action']!} onOpen={use} />;
}
