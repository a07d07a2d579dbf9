import { answerPage } from '@/app/page-cache/answer-page';
import { portalBrand } from '@/app/portal-brand';
import { config } from '@/config';
import { inTransaction } from '@/db/transaction';
import { isLocale, locales } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { findByLink } from '@/origin/find-by-link';
import { printDocument } from '@/ui/print-document';
import { answerNotFound } from '../../not-found-document';
import { CertificatePage } from './certificate-page';

interface Context {
  readonly params: Promise<{ locale: string; link: string }>;
}

/** Whether a certificate of origin still stands, for whoever holds the paper: the link is the permission. Never kept. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { locale, link } = await params;
  if (!isLocale(locale)) return await answerNotFound(request, locale);
  const found = await inTransaction({ kind: 'system' }, (tx) => findByLink(tx, link));
  if (!found) return await answerNotFound(request, locale);
  const t = translator(locale, 'origin');
  const facts = {
    locale,
    title: t('public.title', { number: found.origin.number }),
    description: t('public.description'),
    path: `/origin/${link}`,
    origin: config().baseUrl,
    languages: locales,
    portal: portalBrand(found.portal, locale),
    indexed: false,
  };
  const page = printDocument(request, facts, <CertificatePage locale={locale} of={found} />, {
    sharedSeconds: 0,
  });
  const answer = answerPage(request, page);
  answer.headers.set('referrer-policy', 'no-referrer');
  return answer;
}
