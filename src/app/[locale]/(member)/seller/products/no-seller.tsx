import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { EmptyState } from '@/ui/empty-state';
import { Notice } from '@/ui/notice';

/** In place of what writes goods down: nobody would see them before the chamber registers the organisation as a seller. */
export function NoSeller({ locale }: { readonly locale: Locale }) {
  const t = translator(locale, 'products');
  return <EmptyState title={t('noSeller.title')}>{t('noSeller.text')}</EmptyState>;
}

/** Above goods that stay from when the organisation sold. */
export function SellsNoMore({ locale }: { readonly locale: Locale }) {
  const t = translator(locale, 'products');
  return (
    <Notice title={t('noSeller.title')}>
      <p>{t('noSeller.kept')}</p>
    </Notice>
  );
}
