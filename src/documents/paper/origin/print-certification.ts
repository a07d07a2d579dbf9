import { formatDate, formatInstant } from '@/i18n/format';
import { shortDigest } from '../printing';
import { measureWidth, sheet, sizes, type TextStyle } from '../sheet';
import { drawRosette } from './draw-rosette';
import { inBoth, inEnglish, type OriginPrinting } from './origin-printing';
import { type Box, padding, printRow } from './print-box';

const half = measureWidth / 2;
const sealSize = 74;
const plain: TextStyle = { size: sizes.text };
const strong: TextStyle = { size: sizes.text, bold: true };
const small: TextStyle = { size: sizes.small, ink: 'quiet' };

/** Boxes 8 and 9, never torn apart: what the chamber certifies, beside its registrar's seal, and what the exporter declared. */
export function printCertification(printing: OriginPrinting): void {
  const { paper, document } = printing;
  const { top } = printRow(
    paper,
    [
      [half, certificationBox(printing)],
      [half, declarationBox(printing)],
    ],
    sealSize + 2 * padding,
  );
  const x = sheet.left + half - sealSize - padding;
  drawRosette(paper, document.issuer.certificateDigest, x, top - padding - sizes.label, sealSize);
}

function certificationBox(printing: OriginPrinting): Box {
  const { document, locale, shared } = printing;
  const { issuer, portal } = document;
  const english = inEnglish(printing, 'certification', { chamber: portal.chamber });
  return {
    number: 8,
    label: inBoth(printing, 'boxes.certification'),
    lines: [
      [document.certification, plain],
      ...(english ? [[english, small] as const] : []),
      [portal.chamber, strong],
      [issuer.personName, plain],
      [formatDate(locale, document.issuedAt), plain],
      [shared('certificate', { digest: shortDigest(issuer.certificateDigest) }), small],
      [inBoth(printing, 'seal'), small],
    ],
    free: sealSize + padding,
  };
}

function declarationBox(printing: OriginPrinting): Box {
  const { document, locale } = printing;
  const { text, personName, at } = document.declaration;
  return {
    number: 9,
    label: inBoth(printing, 'boxes.declaration'),
    lines: [
      [text, plain],
      [document.exporter.name, strong],
      [personName, plain],
      [formatInstant(locale, at), small],
    ],
  };
}
