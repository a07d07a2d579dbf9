import { gzipSync } from 'node:zlib';
import { forOwnHost } from '@/app/own-host/for-own-host';
import { packed, takesGzip, unpacked } from '@/app/page-cache/packed';
import type { PageShelf, PrintedPage } from '@/app/page-cache/page-shelf';
import { publicPages } from '@/app/page-cache/public-pages';
import { canBeSentPacked, sayPacked } from '@/app/page-cache/send-packed';
import { isLocale } from '@/i18n/locales';
import { wantsLight } from '@/ui/light';
import { hasAlready } from '@/ui/render-document';

type Handler<P> = (request: Request, context: { readonly params: Promise<P> }) => Promise<Response>;

/**
 * Answers everybody with one printing of a public page: it depends on nothing but its address and whether it is wanted
 * without pictures. In production it is kept until what it shows changes (docs/decisions/public-page-cache.md); where
 * nothing tells of changes (`pages` null), only those who come at the same moment share it.
 */
export function shared<P>(handler: Handler<P>, pages: () => PageShelf | null = keptPages): Handler<P> {
  return async (request, context) => {
    const key = keyOf(request);
    const shelf = key.length <= 400 ? pages() : null;
    const print = async () =>
      printedFrom(request, await forOwnHost(request, await handler(unconditional(request), context)));
    const page = shelf ? (shelf.find(key) ?? (await shelf.print(key, print))) : await print();
    return answer(request, page);
  };
}

function keptPages(): PageShelf | null {
  return process.env.NODE_ENV === 'production' ? publicPages() : null;
}

async function printedFrom(request: Request, response: Response): Promise<PrintedPage> {
  const headers = [...response.headers];
  const tags = (response.headers.get('cache-tag') ?? '').split(',').filter(Boolean);
  const page = new Uint8Array(await response.arrayBuffer());
  const etag = response.headers.get('etag');
  // the tag names what the page says, but not the links it has at a host of its own; a redirection says nothing
  const body = etag
    ? packed(`${etag} ${request.headers.get('x-own-host') ?? ''}`, page)
    : page.length > 0
      ? gzipSync(page)
      : page;
  return { status: response.status, headers, body, tags };
}

function answer(request: Request, { status, headers, body }: PrintedPage): Response {
  const copied = new Headers(headers.map(([name, value]) => [name, value] as [string, string]));
  // nginx counts whole seconds: this keeps a page to the end of the current one and never longer than a second
  if (/s-maxage=1\b/.test(copied.get('cache-control') ?? ''))
    copied.set('x-accel-expires', `@${Math.floor(Date.now() / 1000)}`);
  if (status === 200 && hasAlready(request, copied.get('etag') ?? '')) {
    copied.delete('content-type');
    return new Response(null, { status: 304, headers: copied });
  }
  const staysPacked = body.length > 0 && takesGzip(request.headers) && canBeSentPacked(request.headers);
  if (staysPacked) sayPacked(copied, body.length);
  const sent = staysPacked ? body : unpacked(body);
  return new Response(sent as Uint8Array<ArrayBuffer>, { status, headers: copied });
}

/** The page is printed for everybody, whatever this visitor has. */
function unconditional(request: Request): Request {
  const headers = new Headers();
  const language = request.headers.get('accept-language');
  if (language) headers.set('accept-language', language);
  if (wantsLight(request.headers)) headers.set('save-data', 'on');
  return new Request(request.url, { headers });
}

/** An address without a language is answered in the reader's; a page without pictures is another page, and
 * so is one at the host of its market. */
function keyOf(request: Request): string {
  const { pathname, search } = new URL(request.url);
  const hasLanguage = isLocale(pathname.split('/')[1] ?? '');
  const language = hasLanguage ? '' : ` ${request.headers.get('accept-language')}`;
  const host = request.headers.get('x-own-host');
  return `${pathname}${search}${language}${wantsLight(request.headers) ? ' light' : ''}${host ? ` at ${host}` : ''}`;
}
