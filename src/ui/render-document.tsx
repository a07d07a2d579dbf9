import { createHash } from 'node:crypto';
import type { ReactElement } from 'react';
import { Document, type DocumentFacts } from './document';
import { documentStylesheet } from './document-stylesheet';
import { type PressedPage, press } from './pressed-page';

export interface DocumentAnswer {
  /** HTTP status; 200 unless told */
  readonly status?: number;
  /** seconds a shared cache may answer without asking us; 60 unless told, 0 for pages about one person */
  readonly sharedSeconds?: number;
}

/**
 * Answers a request with a document: HTML without script, pressed once, with a strong entity tag for each encoding
 * (RFC 9110, 8.8.3), 304 to those who have it, and a policy under which no script can run.
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
  const page = press(`<!doctype html>${markup}`);
  const encoding = chosenEncoding(request.headers.get('accept-encoding'));
  const etag = `"${page.digest}${encoding ? `-${encoding}` : ''}"`;
  const headers = headersOf(facts, stylesheet, sharedSeconds, etag);
  if (status === 200 && matches(request.headers.get('if-none-match'), etag)) {
    return new Response(null, { status: 304, headers });
  }
  headers.set('content-type', 'text/html; charset=utf-8');
  if (encoding) headers.set('content-encoding', encoding);
  return new Response(bodyIn(page, encoding), { status, headers });
}

type Encoding = 'br' | 'gzip' | null;

function chosenEncoding(accepted: string | null): Encoding {
  const offers = (accepted ?? '')
    .slice(0, 200)
    .split(',')
    .filter((offer) => !/;\s*q=0(\.0*)?\s*$/.test(offer))
    .map((offer) => offer.split(';')[0]?.trim());
  return offers.includes('br') ? 'br' : offers.includes('gzip') ? 'gzip' : null;
}

function bodyIn(page: PressedPage, encoding: Encoding): BodyInit {
  return encoding === 'br' ? page.brotli : encoding === 'gzip' ? page.gzip : page.html;
}

function matches(ifNoneMatch: string | null, etag: string): boolean {
  const tags = (ifNoneMatch ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.includes('*') || tags.includes(etag);
}

function headersOf(facts: DocumentFacts, stylesheet: string, sharedSeconds: number, etag: string): Headers {
  const cached = `public, max-age=0, s-maxage=${sharedSeconds}, stale-while-revalidate=${sharedSeconds * 10}`;
  return new Headers({
    etag,
    'cache-control': sharedSeconds > 0 ? cached : 'no-store',
    vary: 'accept-encoding',
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
