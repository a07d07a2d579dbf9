import { parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { createTranslator } from 'use-intl/core';
import { describe, expect, it, vi } from 'vitest';
import { type Messages, messagesOf } from './catalogue';
import { quickTranslate } from './quick-translate';
import type { Translate } from './translate';

function keysOf(messages: Messages, prefix = ''): string[] {
  return Object.entries(messages).flatMap(([key, value]) =>
    typeof value === 'string' ? [prefix + key] : keysOf(value, `${prefix}${key}.`),
  );
}

/** A number for what counts, a name for the rest; null for a message that takes dates or tags. */
function valuesFor(message: string, word: string, number: number): Record<string, string | number> | null {
  const values: Record<string, string | number> = {};
  for (const element of parse(message)) {
    if (element.type === TYPE.plural || element.type === TYPE.number) values[element.value] = number;
    else if (element.type === TYPE.argument || element.type === TYPE.select) values[element.value] ??= word;
    else if (element.type !== TYPE.literal) return null;
  }
  return values;
}

const textAt = (messages: Messages, key: string): string =>
  key.split('.').reduce<Messages[string]>((found, part) => (found as Messages)[part]!, messages) as string;

describe('a quick translation', () => {
  it.each(['fr', 'ar'] as const)('says what the slow one says, of every message in %s', (locale) => {
    for (const [namespace, messages] of Object.entries(messagesOf(locale)) as [string, Messages][]) {
      const translate = createTranslator({
        locale,
        messages: messagesOf(locale) as never,
        namespace: namespace as never,
        timeZone: 'UTC',
        onError: () => {},
      }) as unknown as Translate;
      const quick = quickTranslate(translate, messagesOf(locale), namespace);
      for (const key of keysOf(messages)) {
        for (const [word, number] of [
          ['Awa & {Söhne}', 1],
          ['$&', 12],
        ] as const) {
          const values = valuesFor(textAt(messages, key), word, number);
          if (values) expect([key, quick(key, values)]).toEqual([key, translate(key, values)]);
        }
        expect(quick(key)).toBe(translate(key));
      }
    }
  });

  it('leaves a missing value, and one that is no text, to who knows what that means', () => {
    const translate = Object.assign(
      vi.fn(() => 'slow'),
      { has: () => true },
    );
    const quick = quickTranslate(translate, { ui: { hello: 'Hello {name}' } }, 'ui');
    expect(quick('hello', { name: 'Awa' })).toBe('Hello Awa');
    expect(translate).not.toHaveBeenCalled();
    expect([quick('hello', {}), quick('hello', { name: new Date(0) })]).toEqual(['slow', 'slow']);
  });
});
