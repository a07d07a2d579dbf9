import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultLocale, type Locale } from './locales';

/** Messages of one language: namespace → (nested) key → ICU message. */
export interface Messages {
  readonly [key: string]: string | Messages;
}

const folder = join(process.cwd(), 'src', 'i18n', 'messages');
const loaded = new Map<Locale, Messages>();

/** Every namespace of a language; what it lacks is taken from English (a test keeps the languages complete). */
export function messagesOf(locale: Locale): Messages {
  const known = loaded.get(locale);
  if (known) return known;
  const own = readNamespaces(locale);
  const messages = locale === defaultLocale ? own : merge(messagesOf(defaultLocale), own);
  // only who writes them sees them change
  if (process.env.NODE_ENV !== 'development') loaded.set(locale, messages);
  return messages;
}

function readNamespaces(locale: Locale): Messages {
  const files = readdirSync(join(folder, locale)).filter((name) => name.endsWith('.json'));
  return Object.fromEntries(
    files.map((name) => [
      name.slice(0, -'.json'.length),
      JSON.parse(readFileSync(join(folder, locale, name), 'utf8')) as Messages,
    ]),
  );
}

function merge(base: Messages, over: Messages): Messages {
  const merged: Record<string, string | Messages> = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const below = merged[key];
    merged[key] = typeof value === 'object' && typeof below === 'object' ? merge(below, value) : value;
  }
  return merged;
}
