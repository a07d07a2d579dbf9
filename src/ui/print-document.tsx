import { createHash } from 'node:crypto';
import type { ReactElement } from 'react';
import { Document, type DocumentFacts } from './document';
import { documentStylesheet } from './document-stylesheet';
import { wantsLight } from './light';
import type { PortalBrand } from './masthead';
import { OctetWriter } from './octet-writer';
import { press } from './pressed-page';
import type { PrintedPage } from './printed-page';
import { printed } from './printing';
import { writeMarkup } from './write-markup';

export interface DocumentTerms {
  /** HTTP status; 200 unless told */
  readonly status?: number;
  /**
   * seconds a shared cache may answer without asking us: 1 unless told, since goods change; more for pages that only
   * a new release changes; 0 for pages about one person
   */
  readonly sharedSeconds?: number;
  /** what the page shows, if not its market as a whole: a change of these, and only of these, puts it out of date */
  readonly tags?: readonly string[];
}

/** Printing is synchronous, so one is enough. */
const octets = new OctetWriter(256 * 1024);

/**
 * Prints a document: HTML without script, pressed and packed, with a policy under which no script can run. It may be
 * unpacked on its way out (app/page-cache), so the entity tag is weak: it names what the page says, not the bytes of an
 * encoding (RFC 9110, 8.8.1).
 */
export function printDocument(
  request: Request,
  facts: DocumentFacts,
  content: ReactElement,
  { status = 200, sharedSeconds = 1, tags = tagsOf(facts) }: DocumentTerms = {},
): PrintedPage {
  const stylesheet = documentStylesheet(facts.portal);
  const light = wantsLight(request.headers);
  const portal = facts.portal && brandOn(facts.portal, light);
  const document = (
    <Document facts={{ ...facts, portal }} stylesheet={stylesheet}>
      {content}
    </Document>
  );
  octets.clear();
  octets.push('<!doctype html>');
  printed(light, () => writeMarkup(document, octets));
  const alongside = portal?.logo?.bytes ?? 0;
  const { body, digest } = press(octets.take(), {
    locale: facts.locale,
    keep: sharedSeconds > 0,
    alongside,
  });
  const headers = headersOf(facts, stylesheet, sharedSeconds, { light, etag: `W/"${digest}"` });
  return sharedSeconds > 0
    ? { status, headers: [...headers, ['cache-tag', tags.join(',')]], body, tags }
    : { status, headers, body, tags: [] };
}

/** A page printed light is one request: it does without the logo. */
function brandOn(portal: PortalBrand, light: boolean): PortalBrand {
  return light ? { ...portal, logo: null } : portal;
}

/** A page of a market shows its goods and members; any other may show something of every market. */
function tagsOf({ portal }: DocumentFacts): readonly string[] {
  return portal ? [`portal:${portal.slug}`, `goods:${portal.slug}`] : ['everywhere'];
}

function headersOf(
  facts: DocumentFacts,
  stylesheet: string,
  sharedSeconds: number,
  { light, etag }: { readonly light: boolean; readonly etag: string },
): PrintedPage['headers'] {
  const cached = `public, max-age=0, s-maxage=${sharedSeconds}`;
  return Object.entries({
    etag,
    'content-type': 'text/html; charset=utf-8',
    'cache-control': sharedSeconds > 0 ? cached : 'no-store',
    // a page without pictures is another page; the cookie is that of the reader's switch
    vary: 'Save-Data, Cookie',
    // which of the two this is, for caches that read the cookie themselves (docs/nginx.conf)
    'x-light': light ? '1' : '0',
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
