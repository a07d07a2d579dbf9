import { answerPage } from '@/app/page-cache/answer-page';
import { config } from '@/config';
import { isLocale, type Locale, locales, negotiateLocale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { PrimaryLink } from '@/ui/button';
import { PageHeader } from '@/ui/page-header';
import { printDocument } from '@/ui/print-document';
import type { PrintedPage } from '@/ui/printed-page';

/** The 404 page, in the language of the address if it has one, else in the reader's. */
export async function notFoundDocument(request: Request, asked: string): Promise<PrintedPage> {
  const locale = isLocale(asked) ? asked : negotiateLocale(request.headers.get('accept-language'));
  const t = translator(locale, 'public');
  const facts = {
    locale,
    title: t('notFound.title'),
    description: t('notFound.text'),
    path: '',
    origin: config().baseUrl,
    languages: locales,
    indexed: false,
  };
  return printDocument(request, facts, <NotFound locale={locale} />, {
    status: 404,
    // without a language in its address it is in this reader's, for nobody else to be given
    sharedSeconds: isLocale(asked) ? 10 : 0,
  });
}

/** The same, answered. */
export async function answerNotFound(request: Request, asked: string): Promise<Response> {
  return answerPage(request, await notFoundDocument(request, asked));
}

function NotFound({ locale }: { readonly locale: Locale }) {
  const t = translator(locale, 'public');
  return (
    <PageHeader eyebrow="404" title={t('notFound.title')} lead={t('notFound.text')}>
      <PrimaryLink href={`/${locale}`}>{t('notFound.action')}</PrimaryLink>
    </PageHeader>
  );
}
