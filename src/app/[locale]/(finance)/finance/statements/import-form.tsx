import type { Flash } from '@/app/flash';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { PrimaryButton, QuietButton } from '@/ui/button';
import { ErrorSummary } from '@/ui/error-summary';
import { ChoiceField, Field } from '@/ui/field';
import { fetchFromStripe, importFile } from './actions';

/** Takes a bank's file. After a refusal it says, line by line, what is wrong with it. */
export function ImportForm({
  locale,
  flash,
  isFirst,
}: {
  locale: Locale;
  flash: Flash | null;
  isFirst: boolean;
}) {
  const t = translator(locale, 'finance');
  const problems = (flash?.problems ?? []).map(({ field, code }) => ({
    field: null,
    message: problemWords(t, field ?? '', code),
  }));
  return (
    <form action={importFile} className="next-action">
      <h2>{t('import.title')}</h2>
      <ErrorSummary title={t('import.problems', { file: flash?.values?.file ?? '' })} problems={problems} />
      <input type="hidden" name="locale" value={locale} />
      <Field
        name="file"
        type="file"
        label={t('import.file')}
        hint={t('import.hint')}
        accept=".xml,.sta,.mt940,.txt,.940"
        required
      />
      {isFirst && (
        <ChoiceField
          name="opensAccount"
          label={t('import.opensAccount')}
          hint={t('import.opensAccountHint')}
        />
      )}
      <PrimaryButton>{t('import.action')}</PrimaryButton>
    </form>
  );
}

export function FetchFromStripe({ locale }: { locale: Locale }) {
  const t = translator(locale, 'finance');
  return (
    <form action={fetchFromStripe} className="mb-6">
      <input type="hidden" name="locale" value={locale} />
      <QuietButton>{t('settlements.fetch')}</QuietButton>
    </form>
  );
}

/** "Line 13, Amt: 1.000,00 is not an amount." */
function problemWords(t: ReturnType<typeof translator>, place: string, problem: string): string {
  const [line = '', ...element] = place.split(' ');
  const [code = '', ...value] = problem.split(' ');
  return t('import.problem', {
    line,
    element: element.join(' '),
    words: t(`problems.${code}`, { value: value.join(' ') }),
  });
}
