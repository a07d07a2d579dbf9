import { localeNames, locales } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { PrimaryButton } from '@/ui/button';
import type { FieldProblem } from '@/ui/error-summary';
import { Field, SelectField } from '@/ui/field';
import type { Market } from '../../../../../market';

/** Who will make a key and sign. */
export function SignatoryFields({
  market,
  typed,
  problems,
}: {
  readonly market: Market;
  readonly typed: Readonly<Record<string, string>>;
  readonly problems: readonly FieldProblem[];
}) {
  const t = translator(market.locale, 'apply');
  const of = (name: string) => ({
    name,
    label: t(`signatory.${name}`),
    hint: t.has(`signatory.${name}Hint`) ? t(`signatory.${name}Hint`) : undefined,
    error: problems.find((problem) => problem.field === name)?.message,
    defaultValue: typed[name],
  });
  return (
    <>
      <Field {...of('name')} required maxLength={120} autoComplete="name" dir="auto" />
      <Field {...of('latinName')} maxLength={64} />
      <Field {...of('email')} type="email" required maxLength={200} autoComplete="email" />
      <SelectField {...of('locale')} defaultValue={typed.locale ?? market.locale}>
        {locales.map((code) => (
          <option key={code} value={code}>
            {localeNames[code]}
          </option>
        ))}
      </SelectField>
      <PrimaryButton>{t('organisation.save')}</PrimaryButton>
    </>
  );
}
