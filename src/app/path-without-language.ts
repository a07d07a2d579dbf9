import { headers } from 'next/headers';
import { isLocale } from '@/i18n/locales';

/** The path of the page asked for without its language, as the proxy saw it: "/orders?x=1". For the language switch. */
export async function pathWithoutLanguage(): Promise<string> {
  const path = (await headers()).get('x-path') ?? '/';
  const [, first = '', ...rest] = path.split('/');
  return isLocale(first) ? `/${rest.join('/')}` : path;
}
