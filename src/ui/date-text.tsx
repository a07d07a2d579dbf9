import { formatDate, formatInstant } from '@/i18n/format';
import type { Locale } from '@/i18n/locales';

/** A date written out ("3 Dec 2026"), with the exact instant for machines; `precise` adds hour and minute. */
export function DateText({
  locale,
  at,
  precise = false,
}: {
  readonly locale: Locale;
  readonly at: Date;
  readonly precise?: boolean;
}) {
  return (
    <time dateTime={at.toISOString()}>{precise ? formatInstant(locale, at) : formatDate(locale, at)}</time>
  );
}
