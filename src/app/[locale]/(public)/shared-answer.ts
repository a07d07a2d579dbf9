import { unstable_rethrow } from 'next/navigation';
import { forOwnHost } from '@/app/own-host/for-own-host';
import { answerPage } from '@/app/page-cache/answer-page';
import type { PageShelf } from '@/app/page-cache/page-shelf';
import { publicPages } from '@/app/page-cache/public-pages';
import { localeOfPath } from '@/i18n/locale-of-path';
import { wantsLight } from '@/ui/light';
import type { PrintedPage } from '@/ui/printed-page';
import { failureDocument } from './failure-document';

type Handler<P, Answer> = (request: Request, context: { readonly params: Promise<P> }) => Promise<Answer>;

/**
 * Answers everybody with one printing of a public page: it depends on nothing but its address and whether it is wanted
 * without pictures. In production it is kept until what it shows changes (docs/decisions/public-page-cache.md); where
 * nothing tells of changes (`pages` null), only those who come at the same moment share it.
 */
export function shared<P>(
  handler: Handler<P, PrintedPage>,
  pages: () => PageShelf | null = publicPages,
): Handler<P, Response> {
  return async (request, context) => {
    const key = keyOf(request);
    const shelf = key.length <= 400 ? pages() : null;
    const print = async () => forOwnHost(request, await handler(unconditional(request), context));
    const page = shelf ? (shelf.find(key) ?? shelf.make(key, print)) : print();
    return answerPage(request, await orFailure(request, page));
  };
}

/** An exception is a bug, or the database is away: the reader is told in words, whoever runs the house by the log. */
async function orFailure(request: Request, page: PrintedPage | Promise<PrintedPage>): Promise<PrintedPage> {
  try {
    return await page;
  } catch (error) {
    unstable_rethrow(error);
    console.error(error);
    return forOwnHost(request, failureDocument(request));
  }
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
  const language = localeOfPath(pathname) ? '' : ` ${request.headers.get('accept-language')}`;
  const host = request.headers.get('x-own-host');
  return `${pathname}${search}${language}${wantsLight(request.headers) ? ' light' : ''}${host ? ` at ${host}` : ''}`;
}
