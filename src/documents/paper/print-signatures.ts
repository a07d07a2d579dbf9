import type { SigningParty } from '../document';
import type { Printing } from './printing';
import { inks, measureWidth, sheet, sizes } from './sheet';

const gap = 24;
const width = (measureWidth - gap) / 2;
const areaHeight = 74;
const blockHeight = areaHeight + 84;

/**
 * The foot of the last sheet: who signs, each beside the outline of a seal. The signatures themselves are in the file,
 * and nothing is drawn over the page when they are made: a page that somebody signed never changes.
 */
export function printSignatures(printing: Printing): void {
  const { paper, document, t } = printing;
  paper.need(blockHeight);
  const top = sheet.bottom + blockHeight - 14;
  paper.line(t('signatures.heading'), sheet.left, top, { size: sizes.heading, bold: true });
  const intro = t('signatures.intro', { chamber: document.portal.chamber });
  paper.column(intro, sheet.left, top - 15, measureWidth, { size: sizes.small, ink: 'quiet' });
  printPlace(printing, 'buyer', sheet.left);
  printPlace(printing, 'seller', sheet.left + width + gap);
}

function printPlace({ paper, document, t }: Printing, party: SigningParty, x: number): void {
  const top = sheet.bottom + areaHeight;
  paper.hairline(top + 6, x, x + width);
  paper.line(t(party), x + areaHeight, top - 6, { size: sizes.label, ink: 'quiet' });
  const [name = ''] = paper.lines(document[party].name, width, { size: sizes.small, bold: true });
  paper.line(name, x, top + 12, { size: sizes.small, bold: true });
  for (const radius of [28, 25, 11]) {
    paper.page.drawCircle({
      x: x + 32,
      y: sheet.bottom + 32,
      radius,
      borderColor: inks.hairline,
      borderWidth: 0.5,
    });
  }
  const caption = t('signatures.sealHere', { party });
  const [line = ''] = paper.lines(caption, areaHeight, { size: 5, ink: 'quiet' });
  paper.line(line, x + 10, sheet.bottom - 6, { size: 5, ink: 'quiet' });
}
