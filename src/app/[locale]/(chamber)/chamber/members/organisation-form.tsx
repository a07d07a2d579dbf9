import type { Flash } from '@/app/flash';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { PrimaryButton } from '@/ui/button';
import { ErrorSummary } from '@/ui/error-summary';
import { ChoiceField, Field, SelectField } from '@/ui/field';
import { addOrganisation } from './actions';

/** Enters a member organisation. What was typed stays when it is refused. */
export function OrganisationForm({ locale, flash }: { locale: Locale; flash: Flash | null }) {
  const t = translator(locale, 'chamber');
  const problems = (flash?.problems ?? []).map(({ field, code }) => ({
    field,
    message: t(`refusals.${code}`, { field: field ? t(`organisation.${field}`) : '' }),
  }));
  const typed = (name: string) => ({
    name,
    label: t(`organisation.${name}`),
    error: problems.find((problem) => problem.field === name)?.message,
    defaultValue: flash?.values?.[name],
  });
  const ticked = (name: string, otherwise: boolean) => ({
    name,
    label: t(`organisation.${name}`),
    defaultChecked: flash?.values ? flash.values[name] === 'on' : otherwise,
  });
  return (
    <form action={addOrganisation}>
      <ErrorSummary title={t('refusals.title')} problems={problems} />
      <input type="hidden" name="locale" value={locale} />
      <Field {...typed('legalName')} required maxLength={200} />
      <SelectField {...typed('kind')}>
        {(['cooperative', 'company', 'association'] as const).map((kind) => (
          <option key={kind} value={kind}>
            {t(`organisation.kinds.${kind}`)}
          </option>
        ))}
      </SelectField>
      <Field
        {...typed('organisationIdentifier')}
        required
        maxLength={70}
        hint={t('organisation.identifierHint')}
      />
      <Field {...typed('taxId')} maxLength={40} />
      <Field {...typed('street')} required maxLength={200} />
      <Field {...typed('landmark')} maxLength={200} />
      <Field {...typed('postcode')} maxLength={20} />
      <Field {...typed('town')} required maxLength={100} />
      <Field {...typed('country')} required maxLength={2} hint={t('organisation.countryHint')} />
      <ChoiceField {...ticked('sells', true)} />
      <ChoiceField {...ticked('buys', false)} />
      <PrimaryButton>{t('organisation.action')}</PrimaryButton>
    </form>
  );
}
