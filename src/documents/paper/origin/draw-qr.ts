import { rgb } from '@libpdf/core';
import { qrFigure } from '@/trade/qr-figure';
import type { Paper } from '../sheet';

/** A QR code with its quiet zone, `size` points wide, drawn as one path; its upper left corner is there. */
export function drawQr(paper: Paper, text: string, x: number, top: number, size: number): void {
  const { side, path } = qrFigure(text, 2);
  paper.page.drawSvgPath(path, { x: paper.across(x, size), y: top, scale: size / side, color: rgb(0, 0, 0) });
}
