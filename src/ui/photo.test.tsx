import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { Photo } from './photo';
import { printing } from './printing';

const photo = { digest: 'a'.repeat(64), width: 720, height: 960, placeholder: 'UklGRg==' };
const markup = (size: 'thumb' | 'detail', eager = false) =>
  renderToStaticMarkup(<Photo locale="en" photo={photo} alt="Rings on a rack" size={size} eager={eager} />);

describe('a photo in a page', () => {
  test('offers AVIF and falls back to WebP, described once', () => {
    const html = markup('thumb');
    expect(html).toContain(`<source type="image/avif" srcSet="/photos/${photo.digest}/thumb.avif"/>`);
    expect(html).toContain(`src="/photos/${photo.digest}/thumb.webp" alt="Rings on a rack"`);
    expect(html.match(/alt="[^"]+"/g)).toHaveLength(1);
  });

  test('keeps its room free, so that nothing jumps when it comes', () => {
    expect(markup('thumb')).toContain('width="320" height="240"');
    expect(markup('detail')).toContain('width="720" height="960"');
  });

  test('waits until it is near, unless the page opens with it', () => {
    expect(markup('thumb')).toContain('loading="lazy"');
    expect(markup('detail', true)).toContain('loading="eager"');
  });

  test('leaves nothing behind away from documents, whose pages tell no weight', () => {
    markup('thumb');
    expect(printing().photographs).toEqual([]);
  });

  test('costs a list of twenty-four less than 20 KB of page before compression', () => {
    expect(24 * markup('thumb').length).toBeLessThan(20_000);
  });
});
