import { config } from '@/config';
import { isLocale, locales } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { printDocument } from '@/ui/print-document';
import { notFoundDocument } from '../not-found-document';
import { shared } from '../shared-answer';
import { LegalPage } from './legal-page';

export const GET = shared<{ locale: string }>(async (request, { params }) => {
  const { locale } = await params;
  if (!isLocale(locale)) return await notFoundDocument(request, locale);
  const t = translator(locale, 'public');
  const facts = {
    locale,
    title: t('legal.title'),
    description: t('legal.description'),
    path: '/legal',
    origin: config().baseUrl,
    languages: locales,
  };
  return printDocument(request, facts, <LegalPage locale={locale} />, { sharedSeconds: 3600 });
});
