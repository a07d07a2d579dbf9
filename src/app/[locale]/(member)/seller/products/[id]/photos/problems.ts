import type { Flash } from '@/app/flash';
import { isLocale, type Locale, localeNames } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import type { FieldProblem } from '@/ui/error-summary';

/** What an action or the form of a photo was refused for, in words: ours, or those of files in general. */
export function problemsOf(locale: Locale, flash: Flash | null): FieldProblem[] {
  const own = translator(locale, 'photos');
  const ofFiles = translator(locale, 'files');
  const detail = detailOf(flash);
  return (flash?.problems ?? []).map(({ field, code }) => {
    const key = `refusal.${code}`;
    return { field, message: own.has(key) ? own(key, detail) : ofFiles(key, detail) };
  });
}

function detailOf(flash: Flash | null): Record<string, string> {
  const given = Object.entries(flash?.values ?? {}).filter(([name]) => name.startsWith('detail-'));
  return Object.fromEntries(
    given.map(([name, value]) => [
      name.slice('detail-'.length),
      isLocale(value) ? localeNames[value] : value,
    ]),
  );
}
