import { type Locale, locales } from '@/i18n/locales';
import { PrimaryLink } from '@/ui/button';
import { PageHeader } from '@/ui/page-header';
import { type DocumentTerms, printDocument } from '@/ui/print-document';
import type { PrintedPage } from '@/ui/printed-page';

/** A page in place of the one that was asked for: why it is not shown, and the one way on. */
export function noticeDocument(
  request: Request,
  notice: {
    readonly locale: Locale;
    readonly origin: string;
    readonly title: string;
    readonly text: string;
    readonly action: { readonly href: string; readonly label: string };
  },
  terms: DocumentTerms & { readonly status: number },
): PrintedPage {
  const { locale, origin, title, text, action } = notice;
  const facts = {
    locale,
    title,
    description: text,
    path: '',
    origin,
    languages: locales,
    indexed: false,
  };
  const content = (
    <PageHeader eyebrow={String(terms.status)} title={title} lead={text}>
      <PrimaryLink href={action.href}>{action.label}</PrimaryLink>
    </PageHeader>
  );
  return printDocument(request, facts, content, terms);
}
