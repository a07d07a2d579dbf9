import decodeQR from 'qr/decode.js';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { QrCode } from './qr-code';

const link = 'https://market.example/fr/enrol/h6vY2cAqk3mF8tZbW0pLr7sXuJd1oNeQ9gRiKyTfBMc';

describe('a QR code', () => {
  it('says its text to a reader', () => {
    expect(decodeQR(pixels(renderToStaticMarkup(<QrCode text={link} label="x" />)))).toBe(link);
  });

  it('says in words what it is, and fetches nothing', () => {
    const svg = renderToStaticMarkup(<QrCode text={link} label="Code for the other device" />);
    expect(svg).toContain('aria-label="Code for the other device"');
    expect(svg).not.toMatch(/href|url\(|<image/);
  });
});

/** Paints the rectangles of the path, four pixels a module. */
function pixels(svg: string) {
  const size = Number(/viewBox="0 0 (\d+)/.exec(svg)![1]);
  const scale = 4;
  const width = size * scale;
  const data = new Uint8ClampedArray(width * width * 4).fill(255);
  for (const [, x, y, run] of svg.matchAll(/M(\d+) (\d+)h(\d+)v1/g)) {
    for (let row = Number(y) * scale; row < (Number(y) + 1) * scale; row++) {
      for (let column = Number(x) * scale; column < (Number(x) + Number(run)) * scale; column++) {
        data.fill(0, (row * width + column) * 4, (row * width + column) * 4 + 3);
      }
    }
  }
  return { width, height: width, data };
}
