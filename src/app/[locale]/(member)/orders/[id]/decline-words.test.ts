import { expect, it } from 'vitest';
import { locales } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { declineReasons } from '@/payments/providers/outcome';
import { declineWords } from './decline-words';

it.each(locales)('every reason a provider may give has a sentence for the payer in %s', (locale) => {
  const t = translator(locale, 'orders');
  for (const reason of declineReasons) expect(declineWords(t, reason), reason).not.toMatch(/declines\./);
});

it('tells nobody that fraud is suspected', () => {
  const t = translator('en', 'orders');
  expect(declineWords(t, 'suspected-fraud')).toBe(declineWords(t, 'card-declined'));
});
