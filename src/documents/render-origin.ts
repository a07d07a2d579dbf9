import { directionOf } from '@/i18n/locales';
import type { OriginDocument } from '@/trade/origin-document';
import { toUblCertificateOfOrigin } from '@/trade/ubl-certificate-of-origin';
import { attachXml, originFileName } from './paper/attach-xml';
import { type OriginPrinting, originPrinting } from './paper/origin/origin-printing';
import { printCertification } from './paper/origin/print-certification';
import { printOriginGoods } from './paper/origin/print-origin-goods';
import { printOriginHeading } from './paper/origin/print-origin-heading';
import { printLetterhead } from './paper/print-heading';
import { paperLocale } from './paper/printing';
import { measureWidth, Paper, type PaperBrand, sheet, sizes } from './paper/sheet';
import type { RenderedDocument } from './render-document';

/**
 * Prints a certificate of origin in the boxes of the ICC and WCO layout, in the market's language and English, with the
 * verification link as a QR code and the registrar's seal; the UBL 2.1 CertificateOfOrigin is attached. Throws
 * RangeError for a document that may not be signed (see `originDocumentFault`).
 */
export async function renderOrigin(
  document: OriginDocument,
  brand: PaperBrand = {},
): Promise<RenderedDocument> {
  const xml = toUblCertificateOfOrigin(document);
  const { chamber, name } = document.portal;
  const direction = directionOf(paperLocale(document.language));
  const sheets = new Paper((page) => printLetterhead(page, chamber, name), brand, direction);
  const printing = originPrinting(sheets, document);
  const { paper, t } = printing;
  printOriginHeading(printing);
  printOriginGoods(printing);
  printCertification(printing);
  if (paper.hasUnprintable) {
    paper.y -= 14;
    paper.column(t('unprintable'), sheet.left, paper.y, measureWidth, { size: sizes.small, ink: 'quiet' });
  }
  printFooters(printing);
  setProperties(printing);
  attachXml(paper.pdf, { name: originFileName, xml, at: document.issuedAt, description: t('footerFile') });
  return { pdf: await paper.save(xml), xml, pageCount: paper.pages.length };
}

function printFooters({ paper, document, t }: OriginPrinting): void {
  const label = { size: sizes.label, ink: 'quiet' } as const;
  for (const [index, page] of paper.pages.entries()) {
    paper.hairline(48, undefined, undefined, page);
    const text = t('footer', { number: document.number, page: index + 1, pages: paper.pages.length });
    paper.line(t('footerFile'), sheet.left, 36, label, page);
    paper.line(text, sheet.width - sheet.right, 36, { ...label, align: 'right' }, page);
  }
}

function setProperties({ paper: { pdf }, document, t }: OriginPrinting): void {
  const title = `${t('title')} ${document.number}`;
  pdf.setMetadata({
    title,
    author: document.portal.chamber,
    subject: document.order.number,
    creator: document.portal.name,
    producer: 'Tradeseal',
    creationDate: document.issuedAt,
    modificationDate: document.issuedAt,
  });
  pdf.setTitle(title, { showInWindowTitleBar: true });
  pdf.setLanguage(document.language);
}
