import { formatCountry, formatDate, formatMoney } from '@/i18n/format';
import { dayOf, type Printing, shortDigest } from './printing';
import { measureWidth, type Paper, sheet, sizes } from './sheet';

/** Title, number and the five facts a reader looks for first. */
export function printHeading(printing: Printing): void {
  const { paper, document, locale, t } = printing;
  paper.y -= 12;
  paper.line(t('title'), sheet.left, paper.y, { size: sizes.title, bold: true });
  paper.line(document.number, sheet.width - sheet.right, paper.y, {
    size: sizes.heading,
    bold: true,
    align: 'right',
  });
  paper.y -= 15;
  const version = t('version', { version: document.version, date: formatDate(locale, document.issuedAt) });
  paper.line(version, sheet.width - sheet.right, paper.y, {
    size: sizes.small,
    ink: 'quiet',
    align: 'right',
  });
  if (document.previousVersionDigest !== null) {
    const replaces = t('replaces', { digest: shortDigest(document.previousVersionDigest) });
    paper.line(replaces, sheet.left, paper.y, { size: sizes.small, ink: 'quiet' });
  }
  paper.y -= 16;
  printFacts(paper, facts(printing));
}

/** The chamber that vouches and the market place, on the first sheet and in short on the others. */
export function printLetterhead(paper: Paper, chamber: string, portal: string): void {
  const y = sheet.height - 44;
  const beside = printLogo(paper, y - 2);
  paper.line(chamber, sheet.left + beside, y, { size: sizes.small, bold: true, ink: 'accent' });
  paper.line(portal, sheet.width - sheet.right, y, { size: sizes.small, ink: 'quiet', align: 'right' });
  paper.hairline(y - 8);
}

/** The logo before the chamber's name, as large as the margin allows; returns the room it takes. */
function printLogo(paper: Paper, y: number): number {
  const { logo, page } = paper;
  if (!logo) return 0;
  const scale = Math.min(24 / logo.height, 96 / logo.width);
  const [width, height] = [logo.width * scale, logo.height * scale];
  page.drawImage(logo, { x: paper.across(sheet.left, width), y, width, height });
  return width + 8;
}

function facts({ document, locale, t }: Printing): [label: string, value: string][] {
  const origins = [...new Set(document.lines.map((line) => formatCountry(locale, line.originCountry)))];
  return [
    [t('facts.total'), formatMoney(locale, document.total)],
    [t('facts.terms'), `${document.incoterm} ${document.place}`],
    [t('facts.delivery'), formatDate(locale, dayOf(document.deliveryDate))],
    [t('facts.origin'), origins.join(', ')],
    [t('facts.payment'), t(`trigger.${document.paymentTrigger}`)],
  ];
}

function printFacts(paper: Paper, all: readonly [string, string][]): void {
  const width = measureWidth / all.length;
  paper.hairline(paper.y);
  const top = paper.y - 12;
  const heights = all.map(([label, value], index) => {
    const x = sheet.left + index * width;
    const label_ = paper.column(label, x, top, width - 10, { size: sizes.label, ink: 'quiet' }, 1.2);
    return label_ + paper.column(value, x, top - label_ - 4, width - 10, { size: sizes.text, bold: true });
  });
  paper.y = top - Math.max(...heights) - 2;
  paper.hairline(paper.y);
  paper.y -= 22;
}
