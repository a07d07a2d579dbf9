import { answerPage } from '@/app/page-cache/answer-page';
import { config } from '@/config';
import { isLocale, negotiateLocale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import type { PrintedPage } from '@/ui/printed-page';
import { noticeDocument } from './notice-document';

/** The 404 page, in the language of the address if it has one, else in the reader's. */
export async function notFoundDocument(request: Request, asked: string): Promise<PrintedPage> {
  const locale = isLocale(asked) ? asked : negotiateLocale(request.headers.get('accept-language'));
  const t = translator(locale, 'public');
  const notice = {
    locale,
    origin: config().baseUrl,
    title: t('notFound.title'),
    text: t('notFound.text'),
    action: { href: `/${locale}`, label: t('notFound.action') },
  };
  // without a language in its address it is in this reader's, for nobody else to be given
  return noticeDocument(request, notice, { status: 404, sharedSeconds: isLocale(asked) ? 10 : 0 });
}

/** The same, answered. */
export async function answerNotFound(request: Request, asked: string): Promise<Response> {
  return answerPage(request, await notFoundDocument(request, asked));
}
