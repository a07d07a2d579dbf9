import { formatThousandths } from '@/i18n/format';
import { hsEdition, printHsCode } from '@/trade/hs-code';
import type { OriginDocumentLine } from '@/trade/origin-document';
import { printedQuantity } from '../printing';
import { measureWidth, sheet, sizes, type TextStyle } from '../sheet';
import { inBoth, type OriginPrinting } from './origin-printing';
import { padding, printRow } from './print-box';
import { countryInBoth } from './print-origin-heading';

const quantityWidth = 130;
const goodsWidth = measureWidth - quantityWidth;
const itemWidth = 18;
const name: TextStyle = { size: sizes.text, bold: true };
const plain: TextStyle = { size: sizes.text };
const small: TextStyle = { size: sizes.small, ink: 'quiet' };

/** Boxes 6 and 7: item by item, marks and packages, the goods with HS code and origin; quantity and gross weight. */
export function printOriginGoods(printing: OriginPrinting): void {
  printHead(printing);
  for (const line of printing.document.lines) printLine(printing, line);
}

function printHead(printing: OriginPrinting): void {
  printRow(printing.paper, [
    [goodsWidth, { number: 6, label: inBoth(printing, 'boxes.goods'), lines: [] }],
    [quantityWidth, { number: 7, label: inBoth(printing, 'boxes.quantity'), lines: [] }],
  ]);
}

function printLine(printing: OriginPrinting, line: OriginDocumentLine): void {
  const { paper } = printing;
  const [goods, quantities] = [goodsLines(printing, line), quantityLines(printing, line)];
  const measure = goodsWidth - 2 * padding - itemWidth;
  const heightOf = (lines: Lines, width: number) =>
    lines.reduce((sum, [text, style]) => sum + paper.lines(text, width, style).length * style.size * 1.35, 0);
  const right = quantityWidth - 2 * padding;
  const height = Math.max(heightOf(goods, measure), heightOf(quantities, right)) + 2 * padding;
  const before = paper.page;
  paper.need(height);
  if (paper.page !== before) printHead(printing);
  const { y: top } = paper;
  const baseline = top - padding - sizes.text + 1;
  paper.line(String(line.position), sheet.left + padding, baseline, plain);
  printLines(printing, goods, sheet.left + padding + itemWidth, baseline, measure);
  printLines(printing, quantities, sheet.left + goodsWidth + padding, baseline, right);
  for (const x of [sheet.left, sheet.left + goodsWidth, sheet.left + measureWidth]) {
    paper.page.drawLine({
      start: { x: paper.across(x), y: top },
      end: { x: paper.across(x), y: top - height },
      thickness: 0.6,
      color: paper.accent,
    });
  }
  paper.y = top - height;
  paper.hairline(paper.y);
}

type Lines = readonly (readonly [text: string, style: TextStyle])[];

function printLines({ paper }: OriginPrinting, lines: Lines, x: number, from: number, width: number): void {
  let y = from;
  for (const [text, style] of lines) y -= paper.column(text, x, y, width, style);
}

function goodsLines({ locale, shared }: OriginPrinting, line: OriginDocumentLine): Lines {
  const facts = [
    shared('goods.hs', { code: printHsCode(line.hsCode), edition: String(hsEdition) }),
    shared('goods.origin', { country: countryInBoth(locale, line.originCountry) }),
  ];
  const more = [
    line.packages,
    facts.join(' · '),
    line.variant && shared('goods.variant', { code: line.variant }),
    line.producer && shared('goods.producer', { name: line.producer }),
  ];
  return [[line.name, name], ...more.filter((text) => text !== null).map((text) => [text, small] as const)];
}

function quantityLines(printing: OriginPrinting, line: OriginDocumentLine): Lines {
  const { locale, shared } = printing;
  const quantity = (thousandths: number) => printedQuantity(shared, locale, thousandths, line.unit);
  const isPart = line.quantityThousandths < line.orderedThousandths;
  return [
    [quantity(line.quantityThousandths), name],
    ...(isPart
      ? [[inBoth(printing, 'ofOrdered', { ordered: quantity(line.orderedThousandths) }), small] as const]
      : []),
    ...(line.grossGrams === null
      ? []
      : [
          [inBoth(printing, 'gross', { weight: formatThousandths(locale, line.grossGrams) }), small] as const,
        ]),
  ];
}
