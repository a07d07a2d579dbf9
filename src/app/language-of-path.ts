import { headers } from 'next/headers';
import { localeOfPath } from '@/i18n/locale-of-path';
import { defaultLocale, type Locale } from '@/i18n/locales';

/** The language that the address of a member page begins with, for what Next.js renders without telling it the address. */
export async function languageOfPath(): Promise<Locale> {
  return localeOfPath((await headers()).get('x-path') ?? '') ?? defaultLocale;
}
