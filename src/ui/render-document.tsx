import { createHash } from 'node:crypto';
import type { ReactElement } from 'react';
import { Document, type DocumentFacts } from './document';
import { documentStylesheet } from './document-stylesheet';
import { press } from './pressed-page';

export interface DocumentAnswer {
  /** HTTP status; 200 unless told */
  readonly status?: number;
  /** seconds a shared cache may answer without asking us; 60 unless told, 0 for pages about one person */
  readonly sharedSeconds?: number;
}

/**
 * Answers a request with a document: HTML without script, pressed once, 304 to those who have it, and a policy under
 * which no script can run. The server compresses it on its way out (Next.js lets no handler set Content-Encoding), so
 * the entity tag is weak: it names what the page says, not the bytes of an encoding (RFC 9110, 8.8.1).
 */
export async function renderDocument(
  request: Request,
  facts: DocumentFacts,
  body: ReactElement,
  { status = 200, sharedSeconds = 60 }: DocumentAnswer = {},
): Promise<Response> {
  const { renderToStaticMarkup } = await import('react-dom/server');
  const stylesheet = documentStylesheet(facts.portal);
  const markup = renderToStaticMarkup(
    <Document facts={facts} stylesheet={stylesheet}>
      {body}
    </Document>,
  );
  const page = press(`<!doctype html>${markup}`, { keep: sharedSeconds > 0 });
  const etag = `W/"${page.digest}"`;
  const headers = headersOf(facts, stylesheet, sharedSeconds, etag);
  if (status === 200 && hasAlready(request, etag)) {
    return new Response(null, { status: 304, headers });
  }
  headers.set('content-type', 'text/html; charset=utf-8');
  return new Response(page.html, { status, headers });
}

/** Does the reader hold the page with this tag already (RFC 9110, 13.1.2: compared weakly)? */
export function hasAlready(request: Request, etag: string): boolean {
  const plain = (tag: string) => tag.trim().replace(/^W\//, '');
  const held = (request.headers.get('if-none-match') ?? '').split(',').map(plain);
  return held.includes('*') || held.includes(plain(etag));
}

function headersOf(facts: DocumentFacts, stylesheet: string, sharedSeconds: number, etag: string): Headers {
  const cached = `public, max-age=0, s-maxage=${sharedSeconds}, stale-while-revalidate=${sharedSeconds * 10}`;
  return new Headers({
    etag,
    'cache-control': sharedSeconds > 0 ? cached : 'no-store',
    'content-language': facts.locale,
    'content-security-policy': policyFor(stylesheet),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'strict-origin-when-cross-origin',
  });
}

const policies = new Map<string, string>();

/** Nothing runs, nothing is embedded, nothing is fetched from elsewhere; the one stylesheet is named by its digest. */
function policyFor(stylesheet: string): string {
  const known = policies.get(stylesheet);
  if (known) return known;
  const digest = createHash('sha256').update(stylesheet).digest('base64');
  const policy = [
    "default-src 'none'",
    "script-src 'none'",
    `style-src 'sha256-${digest}'`,
    "img-src 'self' data:",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
  if (policies.size >= 200) policies.clear();
  policies.set(stylesheet, policy);
  return policy;
}
