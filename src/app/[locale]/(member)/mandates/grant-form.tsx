import type { Flash } from '@/app/flash';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { documentKinds } from '@/members/document-kinds';
import type { PersonWithRoles } from '@/members/find-people';
import { PrimaryButton } from '@/ui/button';
import { ErrorSummary } from '@/ui/error-summary';
import { Field, SelectField } from '@/ui/field';
import { grant } from './actions';

/** Lets a person sign. What was typed stays when it is refused. */
export function GrantForm(props: {
  locale: Locale;
  people: readonly PersonWithRoles[];
  currencies: readonly string[];
  flash: Flash | null;
}) {
  const { locale, people, currencies, flash } = props;
  const t = translator(locale, 'mandates');
  if (people.length === 0) return <p>{t('grant.nobody')}</p>;
  const problems = (flash?.problems ?? []).map(({ field, code }) => ({
    field,
    message: t(`refusals.${code}`),
  }));
  const typed = (name: string, otherwise = '') => ({
    name,
    label: t(`grant.${name}`),
    error: problems.find((problem) => problem.field === name)?.message,
    defaultValue: flash?.values?.[name] ?? otherwise,
  });
  const held = flash?.values?.kinds?.split(' ') ?? ['purchase-order'];
  return (
    <form action={grant} className="form">
      <ErrorSummary title={t('refusals.title')} problems={problems} />
      <input type="hidden" name="locale" value={locale} />
      <SelectField {...typed('person')} required>
        <option value="" disabled>
          {t('grant.choose')}
        </option>
        {people.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
      <fieldset className="field" id="kinds">
        <legend>{t('grant.kinds')}</legend>
        {documentKinds.map((kind) => (
          <label className="choice" key={kind}>
            <input type="checkbox" name="kinds" value={kind} defaultChecked={held.includes(kind)} />
            <span>{translator(locale, 'chamber')(`kinds.${kind}`)}</span>
          </label>
        ))}
      </fieldset>
      <SelectField {...typed('currency', currencies[0])}>
        {currencies.map((currency) => (
          <option key={currency}>{currency}</option>
        ))}
      </SelectField>
      <Field
        {...typed('maximum')}
        required
        inputMode="decimal"
        maxLength={20}
        hint={t('grant.maximumHint')}
      />
      <Field {...typed('second')} inputMode="decimal" maxLength={20} hint={t('grant.secondHint')} />
      <Field {...typed('validFrom', isoDay(0))} type="date" required />
      <Field {...typed('validUntil', isoDay(364))} type="date" required />
      <PrimaryButton>{t('grant.action')}</PrimaryButton>
    </form>
  );
}

function isoDay(daysFromNow: number): string {
  return new Date(Date.now() + daysFromNow * 86_400_000).toISOString().slice(0, 10);
}
