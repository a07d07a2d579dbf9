import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { Product } from '@/catalogue/find-product';
import type { ProductReview } from '@/catalogue/find-reviews';
import { formatDate } from '@/i18n/format';
import { locales } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { Standing } from './standing';

const since = new Date('2026-11-03T12:00:00Z');
const goods = { id: 'p', hsCode: '080430', texts: [{ locale: 'en', name: 'Soap' }], heldCertificates: [] };
const waiting = { ...goods, state: 'in-review', submittedAt: since } as unknown as Product;
const draft = { ...goods, state: 'draft', submittedAt: null } as unknown as Product;
const sentBack = { version: 1, decision: 'sent-back', reason: 'A label, please.' } as ProductReview;

describe.each(locales)('where goods stand with the chamber, in %s', (locale) => {
  const t = translator(locale, 'products');
  const shown = (product: Product, latest?: ProductReview, said = {}) =>
    renderToStaticMarkup(<Standing locale={locale} product={product} latest={latest} said={said} />);

  it('is said while they wait, with since when and the way to take them back', () => {
    const standing = shown(waiting);
    expect(standing).toContain(formatDate(locale, since));
    expect(standing).toContain(`>${t('takeBack')}</button>`);
    expect(standing).toContain(t('takeBackNamed', { name: 'Soap' }));
    expect(shown(draft)).not.toContain('take-back');
  });

  it('is said once they are taken back, or sent back, and only then', () => {
    expect(shown(draft, undefined, { did: 'draft' })).toContain(t('did.draft'));
    expect(shown(waiting, sentBack, { did: 'draft' })).not.toContain(t('did.draft'));
    expect(shown(draft, sentBack)).toContain('A label, please.');
    expect(shown(waiting, sentBack)).not.toContain('A label, please.');
  });
});
