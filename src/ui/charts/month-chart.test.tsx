import { readFileSync } from 'node:fs';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { everyMonth, MonthChart } from './month-chart';

describe('the months of a chart', () => {
  it('are all there, with 0 where nothing is known', () => {
    const months = everyMonth([{ month: '2026-01-01', value: 5 }], {
      from: new Date('2025-12-20T00:00:00Z'),
      until: new Date('2026-02-01T00:00:00Z'),
    });
    expect(months).toEqual([
      { month: '2025-12-01', value: 0 },
      { month: '2026-01-01', value: 5 },
      { month: '2026-02-01', value: 0 },
    ]);
  });

  it('are told with their figures to whoever does not see the drawing, on a wide screen too', () => {
    const markup = renderToStaticMarkup(
      <MonthChart
        locale="en"
        label="Orders"
        heads={['Month', 'EUR']}
        months={[{ month: '2026-01-01', value: 5 }]}
        format={String}
      />,
    );
    expect(markup).toMatch(/<div class="month-bars"><table.*Jan 2026.*<bdi>5<\/bdi>/);
    const onWide = readFileSync(new URL('charts.css', import.meta.url), 'utf8').split('@media (max-width')[0];
    expect(onWide).toMatch(/\.month-bars \{/);
    expect(/\.month-bars \{[^}]*(display: none|visibility: hidden)/.test(onWide!)).toBe(false);
  });

  it('run from right to left where people read so', () => {
    const months = everyMonth([], { from: new Date('2026-01-01'), until: new Date('2026-02-01') });
    const shown = (locale: 'en' | 'ar') =>
      renderToStaticMarkup(
        <MonthChart locale={locale} label="x" heads={['m', 'n']} months={months} format={String} />,
      );
    expect(shown('en').indexOf('Jan')).toBeLessThan(shown('en').indexOf('Feb'));
    expect(shown('ar').indexOf('فبراير')).toBeLessThan(shown('ar').indexOf('يناير'));
  });
});
