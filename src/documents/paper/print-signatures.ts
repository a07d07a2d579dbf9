import type { SigningParty } from '../document';
import type { Printing } from './printing';
import { inks, measureWidth, sheet, sizes } from './sheet';

const gap = 24;
const width = (measureWidth - gap) / 2;
const areaHeight = 74;
const blockHeight = areaHeight + 84;

/** Where a party's signature goes, on the last page: [left, bottom, right, top] in points. */
export function signaturePlace(party: SigningParty): readonly [number, number, number, number] {
  const left = party === 'buyer' ? sheet.left : sheet.left + width + gap;
  return [left + areaHeight, sheet.bottom, left + width, sheet.bottom + areaHeight - 18];
}

/** The foot of the last sheet: two places with who is to sign, and the outline of a seal that is still awaited. */
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
