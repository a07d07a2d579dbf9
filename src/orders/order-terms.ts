import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';

export interface TermFacts {
  readonly chamber: string;
  readonly law: string;
  readonly currency: string;
  readonly incoterm: string;
  readonly place: string;
}

const clauses = [
  'parties',
  'price',
  'delivery',
  'payment',
  'inspection',
  'force-majeure',
  'signature',
] as const;

/** The wording both parties agree to, one paragraph a clause, in the paper's language. */
export function orderTerms(
  locale: Locale,
  facts: TermFacts,
): { readonly text: string; readonly forum: string } {
  const t = translator(locale, 'terms');
  const values = { ...facts };
  return { text: clauses.map((clause) => t(clause, values)).join('\n'), forum: t('forum', values) };
}
