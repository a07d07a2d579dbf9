import { formatCountry, formatMoney } from '@/i18n/format';
import { hsEdition, printHsCode } from '@/trade/hs-code';
import type { OrderDocumentLine } from '@/trade/order-document';
import { optionsOf } from '@/trade/variant-options';
import { type Printing, printedQuantity } from './printing';
import { sheet, sizes, type TextStyle } from './sheet';

const edge = sheet.width - sheet.right;
const columns = { item: sheet.left + 18, quantity: edge - 172, price: edge - 84, amount: edge } as const;
const itemWidth = columns.quantity - 74 - columns.item;
const figures: TextStyle = { size: sizes.text, align: 'right' };

/** The goods, a line each: what, how customs call it, where from, by whom; quantity, price and amount aligned. */
export function printGoods(printing: Printing): void {
  const { paper, document, locale, t } = printing;
  printHead(printing);
  for (const line of document.lines) printLine(printing, line);
  paper.need(44);
  paper.y -= 14;
  paper.line(t('goods.total'), columns.item, paper.y, { size: sizes.heading, bold: true });
  paper.line(formatMoney(locale, document.total), columns.amount, paper.y, {
    size: sizes.heading,
    bold: true,
    align: 'right',
  });
  paper.y -= 13;
  paper.line(t('goods.taxes'), columns.item, paper.y, { size: sizes.small, ink: 'quiet' });
  paper.y -= 24;
}

function printHead({ paper, t }: Printing): void {
  paper.need(60);
  const label: TextStyle = { size: sizes.label, ink: 'quiet' };
  paper.line(t('goods.item'), columns.item, paper.y, label);
  for (const key of ['quantity', 'price', 'amount'] as const) {
    paper.line(t(`goods.${key}`), columns[key], paper.y, { ...label, align: 'right' });
  }
  paper.y -= 6;
  paper.hairline(paper.y);
}

function printLine(printing: Printing, line: OrderDocumentLine): void {
  const { paper, locale, t } = printing;
  const name: TextStyle = { size: sizes.text, bold: true };
  const small: TextStyle = { size: sizes.small, ink: 'quiet' };
  const height = [
    paper.lines(line.name, itemWidth, name).length * sizes.text,
    ...smallLines(printing, line).map((text) => paper.lines(text, itemWidth, small).length * sizes.small),
  ].reduce((sum, part) => sum + part * 1.35, 16);
  const pageBefore = paper.page;
  paper.need(height);
  if (paper.page !== pageBefore) printHead(printing);
  paper.y -= 14;
  paper.line(String(line.position), sheet.left, paper.y, { size: sizes.text, ink: 'quiet' });
  const quantity = printedQuantity(t, locale, line.quantityThousandths, line.unit);
  paper.line(quantity, columns.quantity, paper.y, figures);
  paper.line(formatMoney(locale, line.unitPrice), columns.price, paper.y, figures);
  paper.line(formatMoney(locale, line.amount), columns.amount, paper.y, figures);
  let y = paper.y - paper.column(line.name, columns.item, paper.y, itemWidth, name);
  for (const text of smallLines(printing, line)) y -= paper.column(text, columns.item, y, itemWidth, small);
  paper.y = y + 4;
  paper.hairline(paper.y);
}

function smallLines({ locale, t }: Printing, line: OrderDocumentLine): string[] {
  const facts = [
    t('goods.hs', { code: printHsCode(line.hsCode), edition: String(hsEdition) }),
    t('goods.origin', { country: formatCountry(locale, line.originCountry) }),
    t('goods.reference', { id: line.itemId }),
  ];
  const { variant } = line;
  const which = variant && [
    t('goods.variant', { code: variant.code }),
    ...optionsOf(variant.options).map(({ name, value }) => t(`goods.options.${name}`, { value })),
  ];
  return [
    ...(which ? [which.join(' · ')] : []),
    ...(line.description === null ? [] : [line.description]),
    facts.join(' · '),
    ...(line.producer === null ? [] : [t('goods.producer', { name: line.producer })]),
  ];
}
