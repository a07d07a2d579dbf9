import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { createTranslator } from 'use-intl/core';
import { describe, expect, it } from 'vitest';
import { defaultLocale, locales } from './locales';

type Tree = { readonly [key: string]: string | Tree };
const folder = join(process.cwd(), 'src', 'i18n', 'messages');
const namespaces = readdirSync(join(folder, defaultLocale)).map((file) => file.replace('.json', ''));
const read = (locale: string, namespace: string): Tree =>
  JSON.parse(readFileSync(join(folder, locale, `${namespace}.json`), 'utf8'));

function flatten(tree: Tree, prefix = ''): Record<string, string> {
  return Object.assign(
    {},
    ...Object.entries(tree).map(([key, value]) =>
      typeof value === 'string' ? { [prefix + key]: value } : flatten(value, `${prefix}${key}.`),
    ),
  );
}

/** The arguments a message takes: {name}, {count, plural, …}; also those inside its plural forms. */
function argumentsOf(message: string): string[] {
  const names = new Set<string>();
  const walk = (elements: readonly MessageFormatElement[]): void => {
    for (const element of elements) {
      if (element.type === TYPE.literal || element.type === TYPE.pound) continue;
      names.add(element.value);
      if (element.type === TYPE.plural || element.type === TYPE.select)
        for (const option of Object.values(element.options)) walk(option.value);
      if (element.type === TYPE.tag) walk(element.children);
    }
  };
  walk(parse(message));
  return [...names].sort();
}

describe.each(locales.filter((locale) => locale !== defaultLocale))('the messages in %s', (locale) => {
  it.each(namespaces)('say everything that %s says in English, with the same arguments', (namespace) => {
    const english = flatten(read(defaultLocale, namespace));
    const own = flatten(read(locale, namespace));
    expect(Object.keys(own).sort()).toEqual(Object.keys(english).sort());
    const differing = Object.keys(english).filter(
      (key) => String(argumentsOf(own[key]!)) !== String(argumentsOf(english[key]!)),
    );
    expect(differing).toEqual([]);
  });
});

it('in Arabic, days stand in the form that their number asks for, which no fixed word can', () => {
  const fixed = namespaces.flatMap((namespace) =>
    Object.entries(flatten(read('ar', namespace))).filter(([, message]) => /\{days\} \p{L}/u.test(message)),
  );
  expect(fixed).toEqual([]);
});

it.each(locales)('every message in %s is sound ICU and formats with its arguments', (locale) => {
  const faults: string[] = [];
  for (const namespace of namespaces) {
    const messages = read(locale, namespace);
    const translate = createTranslator({
      locale,
      messages: { [namespace]: messages } as never,
      namespace: namespace as never,
      onError: (error) => faults.push(`${namespace}: ${error.message}`),
    });
    for (const [key, message] of Object.entries(flatten(messages))) {
      const values = Object.fromEntries(argumentsOf(message).map((name) => [name, 2]));
      (translate as unknown as (key: string, values: object) => string)(key, values);
    }
  }
  expect(faults).toEqual([]);
});
