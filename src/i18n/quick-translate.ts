import type { Messages } from './catalogue';
import type { Translate, TranslationValues } from './translate';

/** A message of nothing but words and {names}: ICU's quotes, plurals, dates and tags are left to who knows them. */
const onlyNames = /^[^{}'<#]*(?:\{\w+\}[^{}'<#]*)*$/;
const mostCounted = 2000;

/**
 * The same translations with less work, as a page of goods asks for some three hundred: a message without values is
 * formatted once, one that only has words put into it is put together here, and what depends on numbers alone (plurals)
 * is remembered for those numbers. Words are never remembered: they may be somebody's name.
 */
export function quickTranslate(translate: Translate, messages: Messages, namespace: string): Translate {
  const plain = new Map<string, string>();
  const pieces = new Map<string, readonly string[] | null>();
  const counted = new Map<string, string>();

  /** literal, name, literal, name, …, literal */
  const piecesOf = (key: string) => {
    const known = pieces.get(key);
    if (known !== undefined) return known;
    const message = messageAt(messages, `${namespace}.${key}`);
    const found = message !== undefined && onlyNames.test(message) ? message.split(/[{}]/) : null;
    pieces.set(key, found);
    return found;
  };

  const count = (key: string, values: TranslationValues) => {
    const name = `${key} ${Object.entries(values).join()}`;
    const said = counted.get(name) ?? translate(key, values);
    if (counted.size >= mostCounted) counted.clear();
    counted.set(name, said);
    return said;
  };

  const quick = (key: string, values?: TranslationValues) => {
    if (!values) {
      const said = plain.get(key) ?? translate(key);
      plain.set(key, said);
      return said;
    }
    const found = piecesOf(key);
    const said = found && putTogether(found, values);
    if (said !== null) return said;
    return Object.values(values).every((value) => typeof value === 'number')
      ? count(key, values)
      : translate(key, values);
  };
  return Object.assign(quick, { has: (key: string) => translate.has(key) });
}

/** Null when a value is missing or is no text: then the one who knows says what is wrong. */
function putTogether(pieces: readonly string[], values: TranslationValues): string | null {
  let said = '';
  for (const [place, piece] of pieces.entries()) {
    const value = place % 2 === 0 ? piece : values[piece];
    if (typeof value !== 'string' && typeof value !== 'number') return null;
    said += value;
  }
  return said;
}

function messageAt(messages: Messages, key: string): string | undefined {
  let found: Messages[string] | undefined = messages;
  for (const part of key.split('.')) found = typeof found === 'object' ? found[part] : undefined;
  return typeof found === 'string' ? found : undefined;
}
