import type { TradeParty } from '../document';
import type { Printing } from './printing';
import { inks, measureWidth, sheet, sizes, type TextStyle } from './sheet';

const gap = 24;
const width = (measureWidth - gap) / 2;
const sealRadius = 26;
const beside = sealRadius * 2 + 14;
const blockHeight = 140;

/**
 * Who signs, each beside the outline of a seal. The signatures themselves are in the file, and nothing is drawn over
 * the page when they are made: a page that somebody signed never changes.
 */
export function printSignatures(printing: Printing): void {
  const { paper, document, t } = printing;
  paper.need(blockHeight);
  paper.y -= 10;
  paper.line(t('signatures.heading'), sheet.left, paper.y, { size: sizes.heading, bold: true });
  paper.y -= 15;
  const intro = t('signatures.intro', { chamber: document.portal.chamber });
  paper.y -= paper.column(intro, sheet.left, paper.y, measureWidth, { size: sizes.small, ink: 'quiet' });
  printPlace(printing, 'buyer', sheet.left);
  printPlace(printing, 'seller', sheet.left + width + gap);
}

function printPlace({ paper, document, t }: Printing, party: TradeParty, x: number): void {
  const { name, personName } = document[party];
  paper.hairline(paper.y, x, x + width);
  const centre = { x: paper.across(x + sealRadius + 2), y: paper.y - sealRadius - 10 };
  for (const radius of [sealRadius, sealRadius - 3, sealRadius / 2.4]) {
    paper.page.drawCircle({ ...centre, radius, borderColor: inks.hairline, borderWidth: 0.5 });
  }
  const lines: [string, TextStyle][] = [
    [t(party), { size: sizes.label, ink: 'quiet' }],
    [name, { size: sizes.small, bold: true }],
    [personName ?? t('signatures.anybody'), { size: sizes.small }],
    [t(`signatures.reason.${party}`), { size: sizes.small, ink: 'quiet' }],
  ];
  let y = paper.y - 16;
  for (const [text, style] of lines) y -= paper.column(text, x + beside, y, width - beside, style);
}
