import { formatCountry, formatDate } from '@/i18n/format';
import type { OrderParty } from '@/trade/order-document';
import { originsOf } from '@/trade/origin-document';
import { measureWidth, sheet, sizes, type TextStyle } from '../sheet';
import { drawQr } from './draw-qr';
import { inBoth, inEnglish, type OriginPrinting } from './origin-printing';
import { type Box, padding, printRow } from './print-box';

const half = measureWidth / 2;
const qrSize = 84;
const strong: TextStyle = { size: sizes.text, bold: true };
const plain: TextStyle = { size: sizes.text };
const small: TextStyle = { size: sizes.small, ink: 'quiet' };

/** Title, then boxes 1 to 5: who sends to whom, where the goods are from, how they travel, what else is to be said. */
export function printOriginHeading(printing: OriginPrinting): void {
  const { paper, document, t } = printing;
  const edge = sheet.width - sheet.right;
  paper.y -= 12;
  paper.line(t('title'), sheet.left, paper.y, { size: sizes.title, bold: true });
  paper.line(document.number, edge, paper.y, { size: sizes.heading, bold: true, align: 'right' });
  paper.y -= 14;
  paper.line(inEnglish(printing, 'title') ?? t('kind'), sheet.left, paper.y, { ...small, size: sizes.text });
  paper.line(inBoth(printing, 'kind'), edge, paper.y, { ...small, align: 'right' });
  paper.y -= 14;
  const { top } = printRow(
    paper,
    [
      [half, partyBox(printing, 1, 'consignor', document.exporter)],
      [half, verificationBox(printing)],
    ],
    qrSize,
  );
  drawQr(paper, document.verificationUrl, edge - qrSize - padding, top - padding, qrSize);
  printRow(paper, [
    [half, partyBox(printing, 2, 'consignee', document.consignee)],
    [half, originBox(printing)],
  ]);
  printRow(paper, [
    [half, transportBox(printing)],
    [half, remarksBox(printing)],
  ]);
}

function partyBox(printing: OriginPrinting, number: number, key: string, party: OrderParty): Box {
  const { street, landmark, postcode, town, country } = party.address;
  const place = [postcode, town].filter(Boolean).join(' ');
  const address = [street, landmark, `${place}, ${formatCountry(printing.locale, country)}`];
  return {
    number,
    label: inBoth(printing, `boxes.${key}`),
    lines: [
      [party.name, strong],
      ...address.filter((line) => line !== undefined).map((line) => [line, plain] as const),
      [party.identifier, small],
    ],
  };
}

function verificationBox(printing: OriginPrinting): Box {
  const { document, t } = printing;
  const english = inEnglish(printing, 'verify');
  return {
    number: null,
    label: inBoth(printing, 'boxes.verification'),
    lines: [
      [t('verify'), small],
      ...(english ? [[english, small] as const] : []),
      [document.verificationUrl, { size: sizes.label }],
    ],
    free: qrSize + padding,
  };
}

function originBox(printing: OriginPrinting): Box {
  const { document, locale } = printing;
  const countries = originsOf(document).map((country) => countryInBoth(locale, country));
  return {
    number: 3,
    label: inBoth(printing, 'boxes.origin'),
    lines: countries.map((country) => [country, { size: sizes.heading, bold: true }]),
  };
}

export function countryInBoth(locale: OriginPrinting['locale'], country: string): string {
  const [own, english] = [formatCountry(locale, country), formatCountry('en', country)];
  return own === english ? own : `${own} · ${english}`;
}

function transportBox(printing: OriginPrinting): Box {
  const { document } = printing;
  const { transport, incoterm, place } = document;
  return {
    number: 4,
    label: inBoth(printing, 'boxes.transport'),
    lines: [
      ...(transport
        ? [
            [transport.carrier, plain] as const,
            [inBoth(printing, 'transportDocument', { document: transport.document }), small] as const,
          ]
        : []),
      [`${incoterm} ${place}, Incoterms® 2020`, plain],
    ],
  };
}

function remarksBox(printing: OriginPrinting): Box {
  const { document } = printing;
  const order = { order: document.order.number };
  return {
    number: 5,
    label: inBoth(printing, 'boxes.remarks'),
    lines: [
      [
        inBoth(printing, document.isPartial ? 'partial' : 'whole', order),
        document.isPartial ? strong : plain,
      ],
      ...(document.replaces
        ? [[inBoth(printing, 'replaces', { number: document.replaces }), strong] as const]
        : []),
      ...(document.remarks ? [[document.remarks, plain] as const] : []),
      [inBoth(printing, 'prepared', (one) => ({ date: formatDate(one, document.issuedAt) })), small],
    ],
  };
}
