import { getRequestConfig } from 'next-intl/server';
import { messagesOf } from './catalogue';
import { defaultLocale, isLocale } from './locales';

/** next-intl's per-request configuration for the member pages. */
export default getRequestConfig(async ({ requestLocale }) => {
  const asked = (await requestLocale) ?? '';
  const locale = isLocale(asked) ? asked : defaultLocale;
  return { locale, messages: messagesOf(locale) as Record<string, string>, timeZone: 'UTC' };
});
