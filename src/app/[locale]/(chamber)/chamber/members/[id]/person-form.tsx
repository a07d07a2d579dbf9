import type { Flash } from '@/app/flash';
import { type Locale, localeNames, locales } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { memberRoles } from '@/members/organisation';
import { PrimaryButton } from '@/ui/button';
import { ErrorSummary } from '@/ui/error-summary';
import { Field, SelectField } from '@/ui/field';
import { addPerson } from '../actions';

/** Enters a person who acts for the organisation. What was typed stays when it is refused. */
export function PersonForm(props: { locale: Locale; organisationId: string; flash: Flash | null }) {
  const { locale, organisationId, flash } = props;
  const t = translator(locale, 'chamber');
  const problems = (flash?.problems ?? []).map(({ field, code }) => ({
    field,
    message: t(`refusals.${code}`, { field: field ? t(`person.${field}`) : '' }),
  }));
  const errorOf = (name: string) => problems.find((problem) => problem.field === name)?.message;
  const typed = (name: string) => ({
    name,
    label: t(`person.${name}`),
    error: errorOf(name),
    defaultValue: flash?.values?.[name],
  });
  const held = flash?.values?.roles?.split(' ') ?? [];
  return (
    <form action={addPerson}>
      <ErrorSummary title={t('refusals.title')} problems={problems} />
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="organisationId" value={organisationId} />
      <Field {...typed('name')} required maxLength={120} />
      <Field {...typed('latinName')} required maxLength={64} hint={t('person.latinNameHint')} />
      <Field {...typed('email')} type="email" required maxLength={200} />
      <SelectField {...typed('personLocale')} defaultValue={flash?.values?.personLocale ?? locale}>
        {locales.map((code) => (
          <option key={code} value={code} lang={code}>
            {localeNames[code]}
          </option>
        ))}
      </SelectField>
      <fieldset className="field" id="roles">
        <legend>{t('person.roles')}</legend>
        {errorOf('roles') && <p className="field-error">{errorOf('roles')}</p>}
        {memberRoles.map((role) => (
          <label className="choice" key={role}>
            <input type="checkbox" name="roles" value={role} defaultChecked={held.includes(role)} />
            <span>{t(`roles.${role}`)}</span>
          </label>
        ))}
      </fieldset>
      <PrimaryButton>{t('person.action')}</PrimaryButton>
    </form>
  );
}
