import { type Paper, sheet, sizes, type TextStyle } from '../sheet';

export const padding = 7;

export interface Box {
  /** its number in the ICC and WCO layout; null for a box of our own */
  readonly number: number | null;
  readonly label: string;
  readonly lines: readonly (readonly [text: string, style: TextStyle])[];
  /** points kept free at the right, for what is drawn there */
  readonly free?: number;
}

/** Prints boxes side by side, each as high as the highest, framed; returns where each one's contents begin. */
export function printRow(
  paper: Paper,
  boxes: readonly (readonly [width: number, box: Box])[],
  least = 0,
): { readonly top: number; readonly height: number } {
  const inside = boxes.map(([width, box]) => contentHeight(paper, width, box));
  const height = Math.max(least, ...inside) + 2 * padding;
  paper.need(height);
  const top = paper.y;
  let x: number = sheet.left;
  for (const [width, box] of boxes) {
    frame(paper, x, top, width, height);
    printContents(paper, x, top, width, box);
    x += width;
  }
  paper.y = top - height;
  return { top, height };
}

/** A frame with its upper left corner there, in the market's colour. */
export function frame(paper: Paper, x: number, top: number, width: number, height: number): void {
  paper.page.drawRectangle({
    x: paper.across(x, width),
    y: top - height,
    width,
    height,
    borderColor: paper.accent,
    borderWidth: 0.6,
  });
}

const labelStyle: TextStyle = { size: sizes.label, ink: 'quiet' };
const leading = 1.35;
const underLabel = 4;

function labelOf({ number, label }: Box): string {
  return number === null ? label : `${number}  ${label}`;
}

function contentHeight(paper: Paper, width: number, box: Box): number {
  const measure = width - 2 * padding - (box.free ?? 0);
  const label = paper.lines(labelOf(box), measure, labelStyle).length * sizes.label * leading;
  return box.lines.reduce(
    (sum, [text, style]) => sum + paper.lines(text, measure, style).length * style.size * leading,
    label + underLabel,
  );
}

function printContents(paper: Paper, x: number, top: number, width: number, box: Box): void {
  const measure = width - 2 * padding - (box.free ?? 0);
  let y = top - padding - sizes.label;
  y -= paper.column(labelOf(box), x + padding, y, measure, labelStyle) + underLabel;
  for (const [text, style] of box.lines) {
    y -= paper.column(text, x + padding, y - style.size + sizes.label, measure, style);
  }
}
