import { guilloche } from '@/trade/guilloche';
import type { Paper } from '../sheet';

/**
 * The seal of a certificate, drawn from its fingerprint as on the screen, `size` points wide. It decorates; whether the
 * signature holds is what the file itself proves.
 */
export function drawRosette(
  paper: Paper,
  fingerprint: string,
  place: number,
  top: number,
  size: number,
): void {
  const x = paper.across(place, size);
  const scale = size / 200;
  const { bands, ring, star } = guilloche(fingerprint);
  const line = (thickness: number) => ({ borderColor: paper.accent, borderWidth: thickness * scale });
  const centre = { x: x + size / 2, y: top - size / 2 };
  paper.page.drawCircle({ ...centre, radius: 97 * scale, ...line(1.5) });
  paper.page.drawSvgPath(circle(91), {
    x,
    y: top,
    scale,
    ...line(7),
    dashArray: ring.split(' ').map((length) => Number(length) * scale),
  });
  for (const [index, band] of bands.entries()) {
    paper.page.drawSvgPath(withoutShorthand(band), { x, y: top, scale, ...line(index === 0 ? 1.1 : 1.3) });
  }
  paper.page.drawSvgPath(`M${star.split(' ').join(' ')}Z`, { x, y: top, scale, ...line(1.5) });
}

/** A circle around (100, 100) in four cubics. */
function circle(radius: number): string {
  const handle = radius * 0.5523;
  const [left, right] = [100 - radius, 100 + radius];
  const [before, after] = [100 - handle, 100 + handle];
  return [
    `M${right} 100`,
    `C${right} ${after} ${after} ${right} 100 ${right}`,
    `C${before} ${right} ${left} ${after} ${left} 100`,
    `C${left} ${before} ${before} ${left} 100 ${left}`,
    `C${after} ${left} ${right} ${before} ${right} 100Z`,
  ].join('');
}

/** The same curve with S written out as C: a reader of paths need not know how to mirror a handle. */
function withoutShorthand(path: string): string {
  let [handleX, handleY, pointX, pointY] = [0, 0, 0, 0];
  return path.replace(/([MCS])([^MCS]*)/g, (_, command: string, list: string) => {
    const numbers = list
      .trim()
      .split(/[\s,]+/)
      .map(Number);
    const [endX = 0, endY = 0] = numbers.slice(-2);
    const mirrored = [2 * pointX - handleX, 2 * pointY - handleY];
    const written =
      command === 'S' ? `C${[...mirrored, ...numbers].join(' ')}` : `${command}${numbers.join(' ')}`;
    [handleX = 0, handleY = 0] = numbers.length > 2 ? numbers.slice(-4, -2) : [endX, endY];
    [pointX, pointY] = [endX, endY];
    return written;
  });
}
