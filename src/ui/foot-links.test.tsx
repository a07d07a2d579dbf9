import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { FootLinks } from './foot-links';

describe('the foot of a page', () => {
  it('leads to the guide, always at the same place', () => {
    const html = renderToStaticMarkup(<FootLinks locale="fr" />);
    expect([...html.matchAll(/href="([^"]+)"/g)].map(([, path]) => path)).toEqual([
      '/fr',
      '/fr/verify',
      '/fr/guide',
      '/fr/legal',
    ]);
  });

  it.each(['ui/colophon.tsx', 'app/[locale]/member-shell.tsx', 'app/[locale]/guest-shell.tsx'])(
    'stands in %s, so that whoever signs finds it where a visitor does',
    (frame) => {
      expect(readFileSync(join(process.cwd(), 'src', frame), 'utf8')).toContain(
        '<FootLinks locale={locale} />',
      );
    },
  );
});
