import { categories } from '@/catalogue/category';
import type { Maker } from '@/catalogue/find-seller';
import { messagesOf } from '@/i18n/catalogue';
import { isLocale, type Locale, localeNames } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { incoterms } from '@/trade/incoterms';
import { unitCodes } from '@/trade/units';
import { artworkNames } from '@/ui/artwork/artwork';
import { unitText } from '@/ui/quantity';
import { monthsIn } from '@/ui/season-strip';
import type { Choice, ProductFormProps } from './product-form';
import type { FormFrame } from './product-values';

/** Everything of the form that depends on language, market and seller. */
export function formProps(
  locale: Locale,
  frame: FormFrame,
  makers: readonly Maker[],
): Pick<ProductFormProps, 'languages' | 'choices' | 'words'> {
  const t = translator(locale, 'products');
  const none: Choice = { value: '', label: t('noMaker') };
  return {
    languages: frame.languages.filter(isLocale).map((code) => ({ value: code, label: localeNames[code] })),
    choices: {
      category: categories.map((code) => ({ value: code, label: translator(locale, 'categories')(code) })),
      artwork: [
        { value: 'none', label: t('noArtwork') },
        ...artworkNames.map((name) => ({
          value: name,
          label: t.has(`artwork.${name}`) ? t(`artwork.${name}`) : name,
        })),
      ],
      unit: unitCodes.map((code) => ({ value: code, label: unitText(locale, code, 1) })),
      incoterm: incoterms.map((code) => ({ value: code, label: code })),
      producer: [none, ...makers.map((maker) => ({ value: maker.id, label: maker.name }))],
      season: monthsIn(locale, 'long').map((label, i) => ({ value: String(i + 1), label })),
    },
    words: { ...flat(messagesOf(locale).products), price_1: t('price', { currency: frame.currency }) },
  };
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
