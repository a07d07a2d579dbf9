import { type NextRequest, NextResponse } from 'next/server';
import { askedHost, houseAddress, isHouse } from './app/own-host/asked-host';
import { portalOfHost } from './app/own-host/known-hosts';
import { ownOrigin, routeOwnHost } from './app/own-host/route-own-host';

/** Tells the page which market's own host it is shown at; from outside app/own-host/mark-other-host.ts takes it away. */
const ownHostHeader = 'x-own-host';
const memberRoom =
  /^\/(en|fr|es|pt|ar)\/(today|buyer|seller|chamber|finance|operator|sign-in|enrol|keys|orders|mandates)(\/|$)/;

/** A market's own host shows that market; everywhere else it is decided whether this is a member's page. */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const portal = await portalAt(request);
  if (portal) return atOwnHost(request, portal);
  return memberRoom.test(request.nextUrl.pathname) ? memberPage(request) : NextResponse.next();
}

type OwnPortal = NonNullable<Awaited<ReturnType<typeof portalOfHost>>>;

/** Null at once for the house's own host, which is every request but few. */
async function portalAt(request: NextRequest): Promise<OwnPortal | null> {
  const host = hostOf(request);
  return isHouse(host) ? null : await portalOfHost(host);
}

function atOwnHost(request: NextRequest, portal: OwnPortal): NextResponse {
  const { pathname, search } = request.nextUrl;
  const asked = { pathname, search, acceptLanguage: request.headers.get('accept-language') };
  const route = routeOwnHost(asked, portal, houseAddress());
  if (route.kind === 'go')
    return NextResponse.redirect(new URL(route.to, ownOrigin(hostOf(request), houseAddress())), route.status);
  const headers = new Headers(request.headers);
  headers.set(ownHostHeader, portal.slug);
  return NextResponse.rewrite(new URL(`${route.path}${search}`, request.url), { request: { headers } });
}

/** Only a name that a portal has is ever written into an answer. */
function hostOf(request: NextRequest): string {
  return askedHost(request.headers.get('host'));
}

/**
 * Member pages carry scripts (signing, keys), so they get a strict policy with a nonce of this request.
 * Public documents set their own: no script at all (ui/document.tsx).
 */
function memberPage(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.randomUUID()).toString('base64');
  const policy = contentSecurityPolicy(nonce, process.env.NODE_ENV === 'development');
  const headers = new Headers(request.headers);
  headers.set('x-nonce', nonce);
  headers.set('Content-Security-Policy', policy);
  headers.set('x-path', request.nextUrl.pathname + request.nextUrl.search);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('Content-Security-Policy', policy);
  response.headers.set('Cache-Control', 'private, no-store');
  return response;
}

// Next.js reads this without running it. What is not matched, public pages at the house's host, is spared the proxy;
// app/own-host/mark-other-host.ts sets the header.
export const config = {
  matcher: [
    '/:locale(en|fr|es|pt|ar)/:room(today|buyer|seller|chamber|finance|operator|sign-in|enrol|keys|orders|mandates)/:path*',
    { source: '/', has: [{ type: 'header', key: 'x-other-host' }] },
    { source: '/:locale(en|fr|es|pt|ar)/:path*', has: [{ type: 'header', key: 'x-other-host' }] },
  ],
};

function contentSecurityPolicy(nonce: string, isDevelopment: boolean): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ''}`,
    `style-src 'self' ${isDevelopment ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    // the pay button answers with a redirect to the provider's hosted page, which browsers count as form-action
    `form-action 'self' https://checkout.stripe.com ${simulatorOrigin()}`.trim(),
    "frame-ancestors 'none'",
  ].join('; ');
}

function simulatorOrigin(): string {
  const url = process.env.STRIPE_API_URL;
  return url ? new URL(url).origin : '';
}
