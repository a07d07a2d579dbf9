import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';

/** The words of `KeepTyped`: what it says when it puts back what was typed, and when there is no network. */
export function typedWords(locale: Locale) {
  const t = translator(locale, 'offline');
  return {
    restored: t('typed.restored', { at: '{at}' }),
    discard: t('typed.discard'),
    offline: t('typed.offline'),
    offlineOnlyHere: t('typed.offlineOnlyHere'),
  };
}
