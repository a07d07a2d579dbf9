import { typedWords } from '@/app/typed-words';
import { categories } from '@/catalogue/category';
import type { Maker } from '@/catalogue/find-seller';
import { messagesOf } from '@/i18n/catalogue';
import { formatCountry } from '@/i18n/format';
import { isLocale, type Locale, localeNames } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { countries } from '@/trade/countries';
import { incoterms } from '@/trade/incoterms';
import { unitCodes } from '@/trade/units';
import { artworkNames } from '@/ui/artwork/artwork';
import { artworkText } from '@/ui/artwork/artwork-text';
import { unitText } from '@/ui/quantity';
import { monthsIn } from '@/ui/season-strip';
import type { FormFrame } from './form-frame';
import type { Choice } from './form-limits';
import type { ProductFormProps } from './product-form';

/** Everything of the form that depends on language, market and seller. */
export function formProps(
  locale: Locale,
  frame: FormFrame,
  makers: readonly Maker[],
): Pick<ProductFormProps, 'languages' | 'currencies' | 'choices' | 'words' | 'typed'> {
  const t = translator(locale, 'products');
  const none: Choice = { value: '', label: t('noMaker') };
  return {
    languages: frame.languages.filter(isLocale).map((code) => ({ value: code, label: localeNames[code] })),
    currencies: frame.currencies,
    choices: {
      category: categories.map((code) => ({ value: code, label: translator(locale, 'categories')(code) })),
      artwork: [
        { value: 'none', label: t('noArtwork') },
        ...artworkNames.map((name) => ({ value: name, label: artworkText(locale, name) })),
      ],
      unit: unitCodes.map((code) => ({ value: code, label: unitText(locale, code, 1) })),
      incoterm: incoterms.map((code) => ({ value: code, label: code })),
      producer: [none, ...makers.map((maker) => ({ value: maker.id, label: maker.name }))],
      season: monthsIn(locale, 'long').map((label, i) => ({ value: String(i + 1), label })),
      originCountry: countriesByName(locale),
      sampleCurrency: frame.currencies.map((code) => ({ value: code, label: code })),
      translation: (['original', 'human', 'machine'] as const).map((value) => ({
        value,
        label: t(`translations.${value}`),
      })),
    },
    words: flat(messagesOf(locale).products),
    typed: typedWords(locale),
  };
}

function countriesByName(locale: Locale): Choice[] {
  return countries
    .map((code): Choice => ({ value: code, label: formatCountry(locale, code) }))
    .toSorted((a, b) => a.label.localeCompare(b.label, locale));
}

function flat(form: unknown): Record<string, string> {
  if (typeof form !== 'object' || form === null || !('form' in form)) return {};
  return Object.fromEntries(
    Object.entries(form.form as Record<string, unknown>).flatMap(([key, value]) =>
      typeof value === 'string'
        ? [[key, value]]
        : Object.entries(value as Record<string, string>).map(([inner, text]) => [
            inner === 'label' ? key : `${key}.${inner}`,
            text,
          ]),
    ),
  );
}
