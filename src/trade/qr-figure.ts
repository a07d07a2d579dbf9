import { encodeQR } from 'qr';

export interface QrFigure {
  /** modules on each side, the quiet zone included */
  readonly side: number;
  /** the dark modules as SVG path data, one module a unit from the upper left corner: a rectangle for each run in a row */
  readonly path: string;
}

/** Draws a text as a QR code (ISO/IEC 18004, error correction M) with so many modules of quiet zone around it. */
export function qrFigure(text: string, quietZone: number): QrFigure {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: quietZone });
  const path = rows.flatMap((row, y) =>
    row.flatMap((dark, x) => {
      if (!dark || row[x - 1]) return [];
      const end = row.findIndex((cell, at) => at > x && !cell);
      return [`M${x} ${y}h${(end < 0 ? row.length : end) - x}v1H${x}z`];
    }),
  );
  return { side: rows.length, path: path.join('') };
}
