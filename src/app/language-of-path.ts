import { headers } from 'next/headers';
import { defaultLocale, isLocale, type Locale } from '@/i18n/locales';

/** The language that the address of a member page begins with, for what Next.js renders without telling it the address. */
export async function languageOfPath(): Promise<Locale> {
  const [, first = ''] = ((await headers()).get('x-path') ?? '').split('/');
  return isLocale(first) ? first : defaultLocale;
}
