import { formatCountry } from '@/i18n/format';
import type { OrderParty } from '@/trade/order-document';
import { type Printing, shortDigest } from './printing';
import { measureWidth, sheet, sizes } from './sheet';

const columnWidth = (measureWidth - 24) / 2;

/** Buyer and seller side by side: who they are, in which capacity, who signs for them. */
export function printParties(printing: Printing): void {
  const { paper, document } = printing;
  const top = paper.y;
  const heights = [
    printParty(printing, 'buyer', document.buyer, sheet.left),
    printParty(printing, 'seller', document.seller, sheet.left + columnWidth + 24),
  ];
  paper.y = top - Math.max(...heights) - 16;
}

function printParty(printing: Printing, role: 'buyer' | 'seller', party: OrderParty, x: number): number {
  const { paper, t } = printing;
  let y = paper.y;
  paper.line(t(role), x, y, { size: sizes.label, ink: 'quiet' });
  y -= 14;
  y -= paper.column(party.name, x, y, columnWidth, { size: sizes.heading, bold: true }, 1.2);
  for (const line of [party.identifier, ...addressLines(printing, party)]) {
    y -= paper.column(line, x, y, columnWidth, { size: sizes.text });
  }
  y -= 3;
  y -= paper.column(signatoryOf(printing, role, party), x, y, columnWidth, {
    size: sizes.small,
    ink: 'quiet',
  });
  if (party.certificateDigest !== null) {
    const certificate = t('certificate', { digest: shortDigest(party.certificateDigest) });
    y -= paper.column(certificate, x, y, columnWidth, { size: sizes.small, ink: 'quiet' });
  }
  return paper.y - y;
}

function addressLines({ locale }: Printing, { address }: OrderParty): string[] {
  const town = address.postcode ? `${address.postcode} ${address.town}` : address.town;
  return [
    address.street,
    ...(address.landmark ? [address.landmark] : []),
    `${town}, ${formatCountry(locale, address.country)}`,
  ];
}

function signatoryOf({ t }: Printing, role: 'buyer' | 'seller', party: OrderParty): string {
  if (party.personName === null) return t('anyAuthorised');
  return t(role === 'buyer' ? 'signs' : 'signsSeller', { name: party.personName });
}
