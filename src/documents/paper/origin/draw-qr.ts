import { rgb } from '@libpdf/core';
import { encodeQR } from 'qr';
import type { Paper } from '../sheet';

/** A QR code (ISO/IEC 18004) with its quiet zone, `size` points wide, drawn as one path; its upper left corner is there. */
export function drawQr(paper: Paper, text: string, x: number, top: number, size: number): void {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: 2 });
  const scale = size / rows.length;
  paper.page.drawSvgPath(darkRuns(rows), { x, y: top, scale, color: rgb(0, 0, 0) });
}

/** One rectangle for each run of dark modules in a row. */
function darkRuns(rows: readonly (readonly boolean[])[]): string {
  return rows
    .flatMap((row, y) =>
      row.flatMap((dark, x) => {
        if (!dark || row[x - 1]) return [];
        const end = row.findIndex((cell, at) => at > x && !cell);
        const last = end < 0 ? row.length : end;
        return [`M${x} ${y}L${last} ${y}L${last} ${y + 1}L${x} ${y + 1}Z`];
      }),
    )
    .join('');
}
