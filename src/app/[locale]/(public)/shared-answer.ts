import { isLocale } from '@/i18n/locales';
import { hasAlready } from '@/ui/render-document';

type Handler<P> = (request: Request, context: { readonly params: Promise<P> }) => Promise<Response>;

interface Page {
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
}

const pages = new Map<string, { readonly page: Promise<Page>; readonly until: number }>();
const most = 500;

/**
 * Lets visitors who come at the same moment share one reading of the database and one printing of the page: a public
 * page depends on nothing but its address. For `seconds` (2 in production) it is handed out again, far less than the
 * minute it allows every cache on the way; so a crowd costs a machine what one visitor costs.
 */
export function shared<P>(
  handler: Handler<P>,
  seconds = process.env.NODE_ENV === 'production' ? 2 : 0,
): Handler<P> {
  return async (request, context) => {
    const key = keyOf(request);
    if (key.length > 400) return await handler(request, context);
    return answer(request, await (inHand(key) ?? print(key, seconds, request, context, handler)));
  };
}

function inHand(key: string): Promise<Page> | null {
  const held = pages.get(key);
  return held && held.until > Date.now() ? held.page : null;
}

function print<P>(
  key: string,
  seconds: number,
  request: Request,
  context: { readonly params: Promise<P> },
  handler: Handler<P>,
): Promise<Page> {
  const page = pageOf(handler(unconditional(request), context));
  if (pages.size >= most) pages.clear();
  pages.set(key, { page, until: Number.POSITIVE_INFINITY });
  page.then(
    (printed) =>
      printed.status === 200
        ? pages.set(key, { page, until: Date.now() + seconds * 1000 })
        : pages.delete(key),
    () => pages.delete(key),
  );
  return page;
}

async function pageOf(answered: Promise<Response>): Promise<Page> {
  const response = await answered;
  return { status: response.status, headers: [...response.headers], body: await response.text() };
}

function answer(request: Request, { status, headers, body }: Page): Response {
  const copied = new Headers(headers.map(([name, value]) => [name, value] as [string, string]));
  if (status === 200 && hasAlready(request, copied.get('etag') ?? '')) {
    copied.delete('content-type');
    return new Response(null, { status: 304, headers: copied });
  }
  return new Response(body, { status, headers: copied });
}

/** The page is printed for everybody, whatever this visitor has. */
function unconditional(request: Request): Request {
  const language = request.headers.get('accept-language');
  return new Request(request.url, { headers: language ? { 'accept-language': language } : {} });
}

/** An address without a language is answered in the reader's. */
function keyOf(request: Request): string {
  const { pathname, search } = new URL(request.url);
  const hasLanguage = isLocale(pathname.split('/')[1] ?? '');
  return `${pathname}${search}${hasLanguage ? '' : ` ${request.headers.get('accept-language')}`}`;
}
