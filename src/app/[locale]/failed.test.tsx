import { existsSync } from 'node:fs';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { locales } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { Failed } from './failed';
import { NothingHere } from './nothing-here';

const withoutMarkup = (html: string) => html.replace(/<[^>]+>/g, ' ');

describe.each(locales)('in %s a member', (locale) => {
  it('is told that a page does not exist, with the way back to what waits for them', () => {
    const html = renderToStaticMarkup(<NothingHere locale={locale} />);
    expect(withoutMarkup(html)).toContain(translator(locale, 'public')('notFound.title'));
    expect(html).toContain(`href="/${locale}/today"`);
  });

  it('is told that a page failed, under which number we find it, and can try again', () => {
    const html = renderToStaticMarkup(<Failed locale={locale} reference="1234567" />);
    expect(withoutMarkup(html)).toContain(translator(locale, 'failure')('title'));
    expect(withoutMarkup(html)).toContain('1234567');
    expect(html).toContain('href=""');
    expect(renderToStaticMarkup(<Failed locale={locale} />)).not.toContain('{reference}');
  });
});

it('Next.js finds both beside the frame of member pages', () => {
  for (const name of ['layout', 'not-found', 'error'])
    expect(existsSync(new URL(`${name}.tsx`, import.meta.url)), name).toBe(true);
});
