import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { directionOf, locales } from '@/i18n/locales';
import { translator } from '@/i18n/translator';

let whole: string | null = null;

/** The service worker, at the root so that it sees every page, with its words before it. Asked for anew each day. */
export function GET(): Response {
  if (!whole || process.env.NODE_ENV !== 'production') whole = withWords(readWorker());
  return new Response(whole, {
    headers: {
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'no-cache',
      // the worker speaks to this house and nobody else
      'content-security-policy': "default-src 'none'; connect-src 'self'",
    },
  });
}

function readWorker(): string {
  const source = readFileSync(join(process.cwd(), 'src', 'ui', 'offline', 'worker.js'), 'utf8');
  return source.replace(/^\s*(\/\/|\/\*).*\n/gm, '').replace(/^\s+/gm, '');
}

function withWords(source: string): string {
  return `const words=${JSON.stringify(Object.fromEntries(locales.map((locale) => [locale, spoken(locale)])))};\n${source}`;
}

function spoken(locale: (typeof locales)[number]): Record<string, string> {
  const t = translator(locale, 'offline');
  const said = ['title', 'nothing', 'notSent', 'readable', 'again', 'back'].map((key) => [
    key,
    t(`worker.${key}`),
  ]);
  return {
    ...Object.fromEntries(said),
    copy: t('worker.copy', { at: '{at}' }),
    dir: directionOf(locale),
  };
}
