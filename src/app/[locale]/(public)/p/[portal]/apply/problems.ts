import type { ZodError } from 'zod';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import type { Refusal } from '@/trade/result';
import type { FieldProblem } from '@/ui/error-summary';

const ours = ['sells-or-buys', 'latin-letters'];

/** One problem a field, in words: what is missing is told apart from what is malformed. */
export function problemsOfPiece(
  locale: Locale,
  piece: 'organisation' | 'signatory' | 'start',
  error: ZodError,
  typed: Readonly<Record<string, string>>,
): FieldProblem[] {
  const t = translator(locale, 'apply');
  const byField = new Map<string, FieldProblem>();
  for (const issue of error.issues) {
    const field = String(issue.path[0] ?? '');
    if (byField.has(field)) continue;
    const own = ours.includes(issue.message) ? issue.message : null;
    const code = own ?? (typed[field]?.trim() ? 'field-malformed' : 'field-missing');
    const label = field && t.has(`${piece}.${field}`) ? t(`${piece}.${field}`) : field;
    byField.set(field, { field: field || null, message: t(`refusal.${code}`, { field: label }) });
  }
  return [...byField.values()];
}

/** A refusal in words: those of uploads are in the namespace `files`, the form's own in `apply`. */
export function refusalInWords(locale: Locale, { code, detail }: Refusal): string {
  const t = translator(locale, 'apply');
  if (t.has(`refusal.${code}`)) return t(`refusal.${code}`, detail);
  return translator(locale, 'files')(`refusal.${code}`, detail);
}
