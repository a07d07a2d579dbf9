import { createTranslator } from 'use-intl/core';
import { messagesOf } from './catalogue';
import { type Locale, languageTags } from './locales';
import { quickTranslate } from './quick-translate';
import type { Translate } from './translate';

const kept = new Map<string, Translate>();

/**
 * A synchronous translator, for documents, mails and papers; member pages may use it too. Made once in production: it
 * remembers the messages it has parsed, and a list of goods asks for it some fifty times.
 */
export function translator(locale: Locale, namespace: string): Translate {
  const key = `${locale}:${namespace}`;
  const known = kept.get(key);
  if (known) return known;
  const translate = createTranslatorOf(locale, namespace);
  if (process.env.NODE_ENV !== 'production') return translate;
  const quick = quickTranslate(translate, messagesOf(locale), namespace);
  kept.set(key, quick);
  return quick;
}

function createTranslatorOf(locale: Locale, namespace: string): Translate {
  const translate = createTranslator({
    locale: languageTags[locale],
    messages: messagesOf(locale) as never,
    namespace: namespace as never,
    timeZone: 'UTC',
    onError: (error) => {
      if (process.env.NODE_ENV !== 'production') console.warn(error.message);
    },
  });
  return translate as unknown as Translate;
}
