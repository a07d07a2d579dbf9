'use client';

import type { Locale } from '@/i18n/locales';
import { SignIn } from '@/ui/keys/sign-in';
import type { Words } from '@/ui/keys/words';

export function SignInForm(props: { words: Words; locale: Locale; goOn: string }) {
  return <SignIn words={props.words} locale={props.locale} onSignedIn={() => location.assign(props.goOn)} />;
}
