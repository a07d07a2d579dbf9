import type { LocalisedText } from '@/portals/schema';
import { languageIn, textIn } from '@/portals/text-in';

/**
 * What somebody wrote in one or more languages, in the reader's if they did. Where it stands in another it says in which
 * (WCAG 2.2, 3.1.2), so that it is spoken in that; it is set in the direction of its own script.
 */
export function Written({ locale, text }: { readonly locale: string; readonly text: LocalisedText }) {
  const language = languageIn(locale, text);
  return <bdi lang={language === locale ? undefined : language}>{textIn(locale, text)}</bdi>;
}
