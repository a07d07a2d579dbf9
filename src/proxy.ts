import { type NextRequest, NextResponse } from 'next/server';

/**
 * Member pages carry scripts (signing, keys), so they get a strict policy with a nonce of this request.
 * Public documents set their own: no script at all (ui/document.tsx).
 */
export function proxy(request: NextRequest): NextResponse {
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

export const config = {
  matcher: [
    '/:locale(en|fr|es|pt|ar)/:room(today|buyer|seller|chamber|finance|operator|sign-in|enrol|keys|orders)/:path*',
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
