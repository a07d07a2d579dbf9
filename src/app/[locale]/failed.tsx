import type { Locale } from '@/i18n/locales';
import ar from '@/i18n/messages/ar/failure.json';
import en from '@/i18n/messages/en/failure.json';
import es from '@/i18n/messages/es/failure.json';
import fr from '@/i18n/messages/fr/failure.json';
import pt from '@/i18n/messages/pt/failure.json';
import { PrimaryLink, QuietLink } from '@/ui/button';
import { PageHeader } from '@/ui/page-header';

/** In the browser, where no server can be asked for words, these few stand in every language. */
const said: Readonly<Record<Locale, typeof en>> = { en, fr, es, pt, ar };

/** A page that could not be made: what is kept, what to look at, and the two ways on. They are links: they load anew. */
export function Failed({ locale, reference }: { readonly locale: Locale; readonly reference?: string }) {
  const words = said[locale];
  return (
    <main id="content" className="sheet">
      <div role="alert">
        <PageHeader title={words.title} lead={words.text}>
          <PrimaryLink href="">{words.again}</PrimaryLink>
          <QuietLink href={`/${locale}/today`}>{words.today}</QuietLink>
        </PageHeader>
      </div>
      {reference && (
        <p className="quiet">
          <bdi>{words.reference.replace('{reference}', reference)}</bdi>
        </p>
      )}
    </main>
  );
}
