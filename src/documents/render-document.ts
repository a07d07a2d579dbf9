import { formatDate } from '@/i18n/format';
import { directionOf } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import type { OrderDocument } from '@/trade/order-document';
import { toUblOrder } from '@/trade/ubl-order';
import { attachXml, orderFileName } from './paper/attach-xml';
import { printGoods } from './paper/print-goods';
import { printHeading, printLetterhead } from './paper/print-heading';
import { printParties } from './paper/print-parties';
import { printSignatures } from './paper/print-signatures';
import { printTerms } from './paper/print-terms';
import { type Printing, paperLocale } from './paper/printing';
import { Paper, type PaperBrand, sheet, sizes } from './paper/sheet';

export interface RenderedDocument {
  /** the paper that people read and sign; the same document always gives the same bytes */
  readonly pdf: Uint8Array;
  /** the UBL that is embedded in it as order.xml */
  readonly xml: string;
  readonly pageCount: number;
}

/**
 * Prints an order in the colour and with the logo of its market: A4, its typefaces embedded as subsets, the UBL 2.1
 * Order attached. In the document's own language.
 * Throws RangeError for a document that may not be signed (see `orderDocumentFault`).
 */
export async function renderDocument(
  document: OrderDocument,
  brand: PaperBrand = {},
): Promise<RenderedDocument> {
  const xml = toUblOrder(document);
  const locale = paperLocale(document.language);
  const t = translator(locale, 'document');
  const { chamber, name } = document.portal;
  const paper = new Paper((page) => printLetterhead(page, chamber, name), brand, directionOf(locale));
  const printing: Printing = { paper, document, locale, t };
  printHeading(printing);
  printParties(printing);
  printGoods(printing);
  printTerms(printing);
  printSignatures(printing);
  printFooters(printing);
  setProperties(printing);
  attachXml(paper.pdf, {
    name: orderFileName,
    xml,
    at: document.issuedAt,
    description: t('footerFile'),
  });
  return { pdf: await paper.save(xml), xml, pageCount: paper.pages.length };
}

function printFooters({ paper, document, t }: Printing): void {
  for (const [index, page] of paper.pages.entries()) {
    paper.hairline(48, undefined, undefined, page);
    const { number, version } = document;
    const text = t('footer', { number, version, page: index + 1, pages: paper.pages.length });
    paper.line(t('footerFile'), sheet.left, 36, { size: sizes.label, ink: 'quiet' }, page);
    paper.line(
      text,
      sheet.width - sheet.right,
      36,
      { size: sizes.label, ink: 'quiet', align: 'right' },
      page,
    );
  }
}

function setProperties({ paper: { pdf }, document, locale, t }: Printing): void {
  pdf.setMetadata({
    title: `${t('title')} ${document.number}`,
    author: document.buyer.name,
    subject: t('version', { version: document.version, date: formatDate(locale, document.issuedAt) }),
    creator: document.portal.name,
    producer: 'Tradeseal',
    creationDate: document.issuedAt,
    modificationDate: document.issuedAt,
  });
  pdf.setTitle(`${t('title')} ${document.number}`, { showInWindowTitleBar: true });
  pdf.setLanguage(document.language);
}
