import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { formatDate } from '@/i18n/format';
import type { Locale } from '@/i18n/locales';
import { monthNames, SeasonStrip } from './season-strip';

/** From the left: where the bar of the one month in season stands, and the initials. */
function strip(locale: Locale, month: number) {
  const html = renderToStaticMarkup(<SeasonStrip locale={locale} months={[month]} label="season" />);
  const bar = Number(/d="M(\d+) 4h/.exec(html)?.[1]);
  const initials = [...html.matchAll(/<text x="(\d+)"[^>]*>([^<]+)/g)]
    .map(([, x, initial = '']) => ({ x: Number(x), initial }))
    .toSorted((a, b) => a.x - b.x)
    .map(({ initial }) => initial);
  return { bar, initials: initials.join('') };
}

describe('the season of goods', () => {
  it('runs in the direction of the reader’s script', () => {
    expect(strip('en', 1)).toEqual({ bar: 2, initials: 'JFMAMJJASOND' });
    expect(strip('ar', 1).bar).toBe(222);
    expect(strip('ar', 1).initials.at(-1)).toBe('ي');
  });

  it('is told from its first month on, also over the turn of the year', () => {
    expect(monthNames('en', [1, 2, 11, 12])).toBe('November, December, January and February');
    expect(monthNames('en', [1, 12])).toBe('December and January');
    expect(monthNames('en', [9, 4, 5])).toBe('April, May and September');
    expect(monthNames('en', [12])).toBe('December');
    expect(monthNames('en', [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])).toMatch(/^January, .* December$/);
  });

  it('names months as dates do', () => {
    for (const locale of ['en', 'fr', 'es', 'ar'] as const)
      expect(formatDate(locale, new Date('2026-08-15'))).toContain(monthNames(locale, [8]).slice(0, 3));
  });
});
