import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { locales } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { reasonCodes } from '@/pki/reason-codes';
import { type Outcome, OutcomeNotice } from './outcome';

describe.each(locales)('what an action on authorities came to, in %s', (locale) => {
  const shown = (outcome: Outcome) =>
    renderToStaticMarkup(<OutcomeNotice locale={locale} outcome={outcome} />);

  it('says in words why certificates do not lead to their root, for every reason there is', () => {
    for (const why of reasonCodes) {
      const notice = shown({ refused: 'chain-not-valid', why });
      expect(notice).toContain(`<p class="fine">${translator(locale, 'verify')(`reasons.${why}`)}</p>`);
      expect(notice).not.toContain(why);
    }
  });

  it('names the authority that ends a path, the policy and the number of the list that is here', () => {
    for (const [refused, why] of [
      ['path-too-short', 'CN=Policy CA, C=CM'],
      ['policy-not-carried', '1.3.6.1.4.1.99999.1'],
      ['list-not-newer', '12'],
    ])
      expect(shown({ refused, why })).toContain(`<bdi dir="ltr">${why}</bdi>`);
  });

  it('keeps codes that have no words to itself', () => {
    for (const refused of ['name-not-certifiable', 'chain-not-valid'])
      expect(shown({ refused, why: 'subject-too-long' })).not.toContain('subject-too-long');
  });
});
