import { messagesOf } from '@/i18n/catalogue';
import { formatCountry } from '@/i18n/format';
import { type Locale, localeNames, locales } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { countries } from '@/trade/countries';
import type { PortalFormProps } from './portal-form';

/** Everything of the form that depends on the reader's language. */
export function formProps(
  locale: Locale,
): Pick<PortalFormProps, 'locale' | 'languages' | 'countries' | 'words'> {
  const { operator } = messagesOf(locale);
  return {
    locale,
    languages: locales.map((code) => ({ value: code, label: localeNames[code] })),
    countries: countries
      .map((code) => ({ value: code, label: formatCountry(locale, code) }))
      .sort((a, b) => a.label.localeCompare(b.label, locale)),
    words: { ...uploadRefusals(locale), ...flat(typeof operator === 'object' ? operator.form : {}) },
  };
}

const refusedLogos = [
  'file-empty',
  'file-too-large',
  'file-unrecognised',
  'file-kind-not-allowed',
  'file-heic',
  'file-ambiguous',
  'file-infected',
  'scan-unavailable',
  'image-unreadable',
  'image-too-many-pixels',
  'image-too-small',
  'image-too-costly',
  'too-busy',
];

function uploadRefusals(locale: Locale): Record<string, string> {
  const t = translator(locale, 'files');
  const facts = { megabytes: 2, megapixels: 16, shortest: 48, kind: 'SVG' };
  return Object.fromEntries(
    refusedLogos
      .filter((code) => t.has(`refusal.${code}`))
      .map((code) => [`problem.${code}`, t(`refusal.${code}`, facts)]),
  );
}

function flat(messages: unknown, prefix = ''): Record<string, string> {
  return Object.fromEntries(
    Object.entries(messages as Record<string, unknown>).flatMap(([key, value]) => {
      const name = `${prefix}${key}`;
      return typeof value === 'string'
        ? [[name.replace(/\.label$/, ''), value]]
        : Object.entries(flat(value, `${name}.`));
    }),
  );
}
