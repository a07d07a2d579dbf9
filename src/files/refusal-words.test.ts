import { describe, expect, test } from 'vitest';
import { translator } from '@/i18n/translator';
import { contentTypes } from './content-kind';
import type { KeepRefusal } from './keep-upload';
import type { StartRefusal } from './resumable/start-upload';

/** Does not compile while a code is missing; with what its words need to know. */
const details: Readonly<
  Record<KeepRefusal | StartRefusal | 'file-missing', Record<string, string | number>>
> = {
  'file-missing': {},
  'file-empty': {},
  'file-too-large': { megabytes: 12 },
  'file-interrupted': {},
  'file-unrecognised': {},
  'file-kind-not-allowed': { kind: 'svg' },
  'file-heic': {},
  'file-ambiguous': {},
  'file-infected': { signature: 'Eicar' },
  'scanner-unavailable': {},
  'pdf-encrypted': {},
  'pdf-active': { found: 'JavaScript' },
  'pdf-unreadable': {},
  'image-unreadable': {},
  'image-too-many-pixels': { megapixels: 50 },
  'image-too-small': { shortest: 320 },
  'image-too-costly': {},
  'too-many-uploads': {},
  'too-busy': {},
};

describe.each(['en', 'fr'] as const)('in %s', (locale) => {
  const t = translator(locale, 'files');

  test.each(Object.entries(details))('%s is said in a sentence that names its facts', (code, detail) => {
    const words = t(`refusal.${code}`, detail);
    expect(words).toMatch(/^[\p{Lu}].*[.]$/u);
    for (const [name, fact] of Object.entries(detail)) {
      if (name !== 'kind') expect(words).toContain(String(fact));
    }
  });

  test('every kind of file has a name', () => {
    const named = Object.keys(contentTypes).map((kind) =>
      t('refusal.file-kind-not-allowed', { kind: kind.replace('-text', '') }),
    );
    expect(new Set(named).size).toBe(named.length);
  });
});
