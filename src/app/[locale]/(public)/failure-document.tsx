import { isLocale, locales, negotiateLocale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { PrimaryLink } from '@/ui/button';
import { PageHeader } from '@/ui/page-header';
import { printDocument } from '@/ui/print-document';
import type { PrintedPage } from '@/ui/printed-page';

/** A page that could not be read, as when the database is away: says so in the reader's language, for nobody to keep. */
export function failureDocument(request: Request): PrintedPage {
  const { pathname, search, origin } = new URL(request.url);
  const named = pathname.split('/')[1] ?? '';
  const locale = isLocale(named) ? named : negotiateLocale(request.headers.get('accept-language'));
  const t = translator(locale, 'failure');
  const facts = {
    locale,
    title: t('title'),
    description: t('reading'),
    path: '',
    origin,
    languages: locales,
    indexed: false,
  };
  const content = (
    <PageHeader eyebrow="500" title={t('title')} lead={t('reading')}>
      <PrimaryLink href={pathname + search}>{t('again')}</PrimaryLink>
    </PageHeader>
  );
  return printDocument(request, facts, content, { status: 500, sharedSeconds: 0 });
}
