import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { locales } from '@/i18n/locales';
import { translator } from '@/i18n/translator';

interface Named {
  readonly file: string;
  readonly namespace: string;
  readonly name: string;
  readonly shown: string;
}

/** Controls that show one message and are called by another: `<… aria-label={t('name')}>{t('shown')}`. */
function namedControls(): Named[] {
  const folder = join(process.cwd(), 'src', 'app');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((one) =>
    one.endsWith('.tsx'),
  );
  return files.flatMap((file) => {
    const source = readFileSync(join(folder, file), 'utf8');
    const namespace = /const t = translator\([\w.]+, '([\w-]+)'\)/.exec(source)?.[1] ?? '';
    const pairs = source.matchAll(/aria-label=\{t\('([\w.]+)'[^}]*\}\)?\}\s*>\s*\{t\('([\w.]+)'\)\}/g);
    return [...pairs].map(([, name = '', shown = '']) => ({ file, namespace, name, shown }));
  });
}

it('who speaks to a control says what it shows, in every language (WCAG 2.2, 2.5.3)', () => {
  const controls = namedControls();
  expect(controls.length).toBeGreaterThan(3);
  const wrong = controls.flatMap(({ file, namespace, name, shown }) =>
    locales.flatMap((locale) => {
      const t = translator(locale, namespace);
      const called = t(name, { name: 'X', terms: 'X' }).toLowerCase();
      return called.includes(t(shown).toLowerCase())
        ? []
        : [`${file} (${locale}): “${t(shown)}” is called “${called}”`];
    }),
  );
  expect(wrong).toEqual([]);
});
