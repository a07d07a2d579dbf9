import { formatDate, formatInstant } from '@/i18n/format';
import { dayOf, type Printing } from './printing';
import { measureWidth, sheet, sizes, type TextStyle } from './sheet';

const labelWidth = 128;
const valueWidth = measureWidth - labelWidth;

/** The terms as label and value, then the wording both parties sign. */
export function printTerms(printing: Printing): void {
  const { paper, document, t } = printing;
  printHeadingLine(printing, t('terms.heading'));
  for (const [label, value] of terms(printing)) printTerm(printing, label, value);
  paper.y -= 12;
  printHeadingLine(printing, t('wording.heading'));
  for (const paragraph of document.documentText.split(/\n+/)) printParagraph(printing, paragraph);
  if (paper.hasUnprintable) printParagraph(printing, t('unprintable'));
}

function terms({ document, locale, t }: Printing): [label: string, value: string][] {
  const { incoterm, place } = document;
  const language =
    new Intl.DisplayNames([locale], { type: 'language' }).of(document.language) ?? document.language;
  return [
    [t('terms.incoterm'), t('terms.incotermText', { incoterm, place })],
    [t('terms.delivery'), formatDate(locale, dayOf(document.deliveryDate))],
    [t('terms.law'), document.governingLaw],
    [t('terms.forum'), document.disputeForum],
    [t('terms.language'), language],
    [t('terms.validity'), formatInstant(locale, document.expiresAt)],
    ...(document.note === '' ? [] : [[t('terms.note'), document.note] as [string, string]]),
  ];
}

function printHeadingLine({ paper }: Printing, text: string): void {
  paper.need(50);
  paper.line(text, sheet.left, paper.y, { size: sizes.heading, bold: true });
  paper.y -= 17;
}

function printTerm({ paper }: Printing, label: string, value: string): void {
  const style: TextStyle = { size: sizes.text };
  const paragraphs = value.split(/\r?\n/).filter((paragraph) => paragraph.trim() !== '');
  for (const [index, paragraph] of paragraphs.entries()) {
    paper.need(paper.lines(paragraph, valueWidth, style).length * sizes.text * 1.35);
    if (index === 0)
      paper.column(label, sheet.left, paper.y, labelWidth - 8, { size: sizes.small, ink: 'quiet' });
    paper.y -= paper.column(paragraph, sheet.left + labelWidth, paper.y, valueWidth, style);
  }
  paper.y -= 2;
}

/** Line by line, so that a long paragraph may run over to the next sheet. */
function printParagraph({ paper }: Printing, text: string): void {
  const style: TextStyle = { size: sizes.text };
  for (const line of paper.lines(text, measureWidth, style)) {
    paper.need(sizes.text * 1.4);
    paper.line(line, sheet.left, paper.y, style);
    paper.y -= sizes.text * 1.4;
  }
  paper.y -= 4;
}
