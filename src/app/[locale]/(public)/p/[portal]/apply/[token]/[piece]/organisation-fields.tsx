import { formatCountry } from '@/i18n/format';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { checkTaxId } from '@/members/applications/check-tax-id';
import { countries } from '@/trade/countries';
import { PrimaryButton } from '@/ui/button';
import type { FieldProblem } from '@/ui/error-summary';
import { ChoiceField, Field, SelectField } from '@/ui/field';
import type { Market } from '../../../../../market';

interface Props {
  readonly market: Market;
  readonly typed: Readonly<Record<string, string>>;
  readonly problems: readonly FieldProblem[];
}

/** Who applies and what they want to do here. */
export function OrganisationFields({ market, typed, problems }: Props) {
  const { locale } = market;
  const t = translator(locale, 'apply');
  const of = (name: string) => ({
    name,
    label: t(`organisation.${name}`),
    hint: t.has(`organisation.${name}Hint`) ? t(`organisation.${name}Hint`) : undefined,
    error: problems.find((problem) => problem.field === name)?.message,
    defaultValue: typed[name],
  });
  const ticked = (name: string) => {
    const { defaultValue, ...field } = of(name);
    return { ...field, defaultChecked: defaultValue === 'on' };
  };
  const country = typed.country ?? market.portal.country;
  return (
    <>
      <Field {...of('legalName')} required maxLength={200} autoComplete="organization" />
      <SelectField {...of('kind')} required>
        {(['cooperative', 'company', 'association'] as const).map((kind) => (
          <option key={kind} value={kind}>
            {t(`organisation.kinds.${kind}`)}
          </option>
        ))}
      </SelectField>
      <SelectField {...of('country')} defaultValue={country} required>
        {countryOptions(locale).map(([code, name]) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </SelectField>
      <Field {...of('registryNumber')} required maxLength={60} />
      <Field {...of('taxId')} {...taxIdHint(market, country, typed.taxId)} required maxLength={40} />
      <Field {...of('street')} required maxLength={200} autoComplete="address-line1" />
      <Field {...of('landmark')} maxLength={200} />
      <Field {...of('town')} required maxLength={100} autoComplete="address-level2" />
      <Field {...of('postcode')} maxLength={20} autoComplete="postal-code" />
      <Field {...of('memberCount')} type="number" min={1} max={10_000_000} inputMode="numeric" />
      <ChoiceField {...ticked('womenLed')} />
      <ChoiceField {...ticked('sells')} />
      <ChoiceField {...ticked('buys')} />
      <PrimaryButton>{t('organisation.save')}</PrimaryButton>
    </>
  );
}

/** A number that does not look like one of its country is pointed out and taken all the same. */
function taxIdHint(market: Market, country: string, taxId: string | undefined): { hint?: string } {
  if (!taxId || checkTaxId(country, taxId) !== 'does-not-fit') return {};
  const t = translator(market.locale, 'apply');
  return { hint: t('organisation.taxIdDoubtful', { taxId, country: formatCountry(market.locale, country) }) };
}

function countryOptions(locale: Locale): [string, string][] {
  const named = countries.map((code): [string, string] => [code, formatCountry(locale, code)]);
  return named.sort(([, a], [, b]) => a.localeCompare(b, locale));
}
