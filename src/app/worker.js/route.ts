import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { directionOf, languageTags, locales } from '@/i18n/locales';
import { translator } from '@/i18n/translator';

let whole: { readonly source: string; readonly etag: string } | null = null;

/**
 * The service worker, at the root so that it sees every page, with its words before it. Browsers ask for it anew after
 * pages they open; who has it is told so and spared its four kilobytes.
 */
export function GET(request: Request): Response {
  if (!whole || process.env.NODE_ENV !== 'production') whole = wholeWorker();
  const headers = {
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': 'no-cache',
    etag: whole.etag,
    // the worker speaks to this house and nobody else
    'content-security-policy': "default-src 'none'; connect-src 'self'",
  };
  const known = request.headers.get('if-none-match')?.split(/\s*,\s*/) ?? [];
  if (known.includes(whole.etag)) return new Response(null, { status: 304, headers });
  return new Response(whole.source, { headers });
}

function wholeWorker(): { source: string; etag: string } {
  const source = withWords(readWorker());
  return { source, etag: `W/"${createHash('sha256').update(source).digest('base64url').slice(0, 22)}"` };
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
    tag: languageTags[locale],
  };
}
