import { localeOfPath } from '@/i18n/locale-of-path';
import { negotiateLocale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import type { PrintedPage } from '@/ui/printed-page';
import { noticeDocument } from './notice-document';

/** A page that could not be read, as when the database is away: says so in the reader's language, for nobody to keep. */
export function failureDocument(request: Request): PrintedPage {
  const { pathname, search, origin } = new URL(request.url);
  const locale = localeOfPath(pathname) ?? negotiateLocale(request.headers.get('accept-language'));
  const t = translator(locale, 'failure');
  const notice = {
    locale,
    origin,
    title: t('title'),
    text: translator(locale, 'public')('failed'),
    action: { href: pathname + search, label: t('again') },
  };
  return noticeDocument(request, notice, { status: 500, sharedSeconds: 0 });
}
