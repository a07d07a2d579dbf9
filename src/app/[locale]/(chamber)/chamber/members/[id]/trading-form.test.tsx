import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { Flash } from '@/app/flash';
import { locales } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import type { TradingOutcome, TradingRefusal } from '@/orders/change-trading';
import { type Registration, TradingForm } from './trading-form';

const seller: Registration = {
  organisationId: 'o',
  sells: true,
  buys: false,
  offered: { onSale: 12, inReview: 3 },
  underWay: { selling: 7, buying: 0 },
};
const refusals: Readonly<Record<TradingRefusal, 1>> = {
  'not-allowed': 1,
  'organisation-unknown': 1,
  'sales-under-way': 1,
  'purchases-under-way': 1,
};
const outcomes: Readonly<Record<TradingOutcome, 1>> = {
  'trading-changed': 1,
  'sells-no-more': 1,
  'trading-unchanged': 1,
};

describe.each(locales)('what a member is registered for, in %s', (locale) => {
  const t = translator(locale, 'chamber');
  const shown = (registration = seller, flash: Flash | null = null) =>
    renderToStaticMarkup(<TradingForm locale={locale} registration={registration} flash={flash} />);

  it('says beforehand what becomes of the goods, and which orders are in the way', () => {
    const form = shown();
    for (const number of [12, 3, 7]) expect(form).toMatch(new RegExp(`(?<!\\d)${number}(?!\\d)`));
    expect(form).toContain(t('trading.rests'));
    expect(shown({ ...seller, sells: false })).not.toContain(t('trading.rests'));
  });

  it('keeps what was ticked when it is refused, and says how many orders there are', () => {
    const problems = [{ field: 'sells', code: 'sales-under-way' }];
    const form = shown(seller, { form: 'trading', values: { buys: 'on', count: '7' }, problems });
    expect(form).toContain(t('refusals.sales-under-way', { count: 7 }));
    expect(form).toMatch(/<input(?=[^>]*name="buys")[^>]*checked/);
    expect(form).not.toMatch(/<input(?=[^>]*name="sells")[^>]*checked/);
  });

  it('has words for every refusal and outcome', () => {
    for (const code of Object.keys(refusals)) expect(t.has(`refusals.${code}`), code).toBe(true);
    for (const code of Object.keys(outcomes)) expect(t.has(`done.${code}`), code).toBe(true);
  });
});
