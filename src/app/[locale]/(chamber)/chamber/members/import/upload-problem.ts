import type { Flash } from '@/app/flash';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';

/** Why the file was not taken, in words: its own reasons, else those of every upload. Null when nothing was wrong. */
export function uploadProblem(locale: Locale, flash: Flash | null): string | null {
  const code = flash?.problems?.[0]?.code;
  if (!code) return null;
  const { values: detail } = flash;
  const t = translator(locale, 'member-import');
  if (t.has(`refusal.${code}`)) return t(`refusal.${code}`, detail);
  const files = translator(locale, 'files');
  return files.has(`refusal.${code}`) ? files(`refusal.${code}`, detail) : t('refusal.title');
}
