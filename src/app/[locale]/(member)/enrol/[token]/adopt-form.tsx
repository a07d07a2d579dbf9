'use client';

import type { Locale } from '@/i18n/locales';
import { AdoptKey } from '@/ui/keys/adopt-key';
import type { Words } from '@/ui/keys/words';
import { adopt } from './adopt';

export function AdoptForm(props: { words: Words; locale: Locale; token: string; goOn: string }) {
  const { words, locale, token, goOn } = props;
  return (
    <AdoptKey
      words={words}
      locale={locale}
      adopt={(certificate, request) => adopt(token, certificate, request)}
      onSignedIn={() => location.assign(goOn)}
    />
  );
}
