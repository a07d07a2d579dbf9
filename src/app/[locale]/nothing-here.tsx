import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { PrimaryLink } from '@/ui/button';
import { PageHeader } from '@/ui/page-header';

/** Next.js sends this along with every member page, so it does without their masthead: a few words and the way back. */
export function NothingHere({ locale }: { readonly locale: Locale }) {
  const t = translator(locale, 'public');
  return (
    <main id="content" className="sheet">
      <PageHeader eyebrow="404" title={t('notFound.title')} lead={t('notFound.text')}>
        <PrimaryLink href={`/${locale}/today`}>{translator(locale, 'failure')('today')}</PrimaryLink>
      </PageHeader>
    </main>
  );
}
