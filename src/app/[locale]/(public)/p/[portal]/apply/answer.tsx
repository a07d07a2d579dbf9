import type { ReactElement } from 'react';
import { answerPage } from '@/app/page-cache/answer-page';
import { translator } from '@/i18n/translator';
import { printDocument } from '@/ui/print-document';
import { type Market, marketFacts } from '../../../market';

/**
 * Answers with a page of the application form: never kept by a cache and, but for the first, never indexed. Its address
 * carries the secret link; other sites are told our origin only (Referrer-Policy, next.config.ts).
 */
export async function answer(
  request: Request,
  market: Market,
  page: { readonly title: string; readonly path: string; readonly status?: number },
  body: ReactElement,
): Promise<Response> {
  const t = translator(market.locale, 'apply');
  const { brand } = market;
  const facts = marketFacts(market, {
    title: page.title,
    description: t('description', { chamber: brand.chamberName, market: brand.name }),
    path: page.path,
    indexed: page.path === '/apply' && page.status === undefined,
  });
  const terms = { status: page.status ?? 200, sharedSeconds: 0 };
  return answerPage(request, printDocument(request, facts, body, terms));
}

/** After a form was taken: the page is fetched anew, so that going back or reloading sends nothing twice. */
export function goTo(path: string): Response {
  return new Response(null, { status: 303, headers: { location: path, 'cache-control': 'no-store' } });
}

/** The address of a form's page within a market. */
export function applyPath(market: Market, rest = ''): string {
  return `/${market.locale}/p/${market.brand.slug}/apply${rest}`;
}
