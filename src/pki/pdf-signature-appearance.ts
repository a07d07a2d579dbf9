import { array, dict, name, type PdfStream } from './pdf-object';
import { latin1 } from './pdf-write';

/**
 * What a visible signature field shows: up to a few lines of Helvetica in the given rectangle.
 * Characters outside Latin-1 are shown as "?": the certificate, not the drawing, says who signed.
 */
export function signatureAppearance(
  rect: readonly [number, number, number, number],
  lines: readonly (string | undefined)[],
): PdfStream {
  const [width, height] = [rect[2] - rect[0], rect[3] - rect[1]];
  const shown = lines.filter((line) => line !== undefined);
  const size = Math.max(4, Math.min(10, height / (shown.length * 1.3 + 0.4)));
  const text = shown.map((line) => `(${escaped(line)}) Tj 0 -${(size * 1.3).toFixed(2)} Td`).join(' ');
  const font = dict({
    Type: name('Font'),
    Subtype: name('Type1'),
    BaseFont: name('Helvetica'),
    Encoding: name('WinAnsiEncoding'),
  });
  return {
    kind: 'stream',
    dict: dict({
      Type: name('XObject'),
      Subtype: name('Form'),
      BBox: array([0, 0, width, height]),
      Resources: dict({ Font: dict({ F1: font }) }),
    }),
    data: latin1(`q BT /F1 ${size.toFixed(2)} Tf 2 ${(height - size * 1.1).toFixed(2)} Td ${text} ET Q`),
  };
}

const escaped = (line: string) => line.replace(/[^\x20-\x7e\xa0-\xff]/g, '?').replace(/[\\()]/g, '\\$&');
