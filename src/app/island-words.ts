import { type Messages, messagesOf } from '@/i18n/catalogue';
import { type Locale, languageTags } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { unitCodes } from '@/trade/units';
import type { Words } from '@/ui/keys/words';

/** The words of the key pages' islands: the namespace `keys`, flat ("open.which"). */
export function keyWords(locale: Locale): Words {
  return flatten(messagesOf(locale).keys);
}

/** The words of the signing island: `keys` and `signing`, those of the printed document, and the units' plurals. */
export function signingWords(locale: Locale): Words {
  const { keys, signing, document } = messagesOf(locale);
  return {
    ...refusalWords(document),
    ...only(flatten(keys), 'open.', 'refusal.'),
    ...flatten(signing),
    ...only(flatten(document, 'document.'), ...shownOfPaper),
    ...unitWords(locale),
  };
}

/** The same for the island where a registrar signs a certificate of origin. */
export function originSigningWords(locale: Locale): Words {
  const messages = messagesOf(locale);
  const origin = messages['origin-paper'];
  return { ...signingWords(locale), ...flatten(origin, 'origin.') };
}

/** What the documents room may refuse, as the island looks it up. */
function refusalWords(document: Messages | string | undefined): Words {
  return typeof document === 'object' ? flatten(document.refusals, 'refusal.') : {};
}

const shownOfPaper = [
  'document.title',
  'document.version',
  'document.replaces',
  'document.facts.',
  'document.buyer',
  'document.seller',
  'document.certificate',
  'document.goods.',
  'document.terms.',
  'document.trigger',
  'document.wording.heading',
];

/** Each plural form of each unit, formatted here: "unit.H87.one" → "piece". */
export function unitWords(locale: Locale): Words {
  const t = translator(locale, 'document');
  const forms = pluralForms(locale);
  return Object.fromEntries(
    unitCodes.flatMap((code) =>
      [...forms].map(([form, count]) => [`unit.${code}.${form}`, t(`unit.${code}`, { count })]),
    ),
  );
}

/** A number for each plural form that the language has; 1.5 stands for the fractions. */
function pluralForms(locale: Locale): Map<Intl.LDMLPluralRule, number> {
  const rules = new Intl.PluralRules(languageTags[locale]);
  const numbers = [...Array(201).keys(), 1_000_000, 1.5].reverse();
  return new Map(numbers.map((count) => [rules.select(count), count]));
}

function only(words: Words, ...prefixes: string[]): Words {
  return Object.fromEntries(
    Object.entries(words).filter(([key]) => prefixes.some((prefix) => key.startsWith(prefix))),
  );
}

function flatten(messages: Messages | string | undefined, prefix = ''): Record<string, string> {
  if (typeof messages !== 'object') return {};
  return Object.assign(
    {},
    ...Object.entries(messages).map(([key, value]) =>
      typeof value === 'string' ? { [prefix + key]: value } : flatten(value, `${prefix}${key}.`),
    ),
  );
}
