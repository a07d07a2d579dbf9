import { lineAmount, money } from '../money';
import type { OrderDocument, OrderDocumentLine, OrderParty } from '../order-document';

const buyer: OrderParty = {
  organisationId: '01927b6e-0000-7000-8000-0000000000b1',
  name: 'Comptoir Équitable Genève SA',
  identifier: 'NTRCH-CHE-123.456.789',
  address: { street: 'Rue du Rhône 42', town: 'Genève', postcode: '1204', country: 'CH' },
  personName: 'Anaïs Keller',
  certificateDigest: 'b'.repeat(64),
};

const seller: OrderParty = {
  organisationId: '01927b6e-0000-7000-8000-0000000000c1',
  name: 'Coopérative des femmes de Bonabéri',
  identifier: 'NTRCM-RC/DLA/2019/B/1234',
  address: {
    street: 'Route de Bonabéri',
    landmark: 'en face du marché Grand Hangar',
    town: 'Douala',
    country: 'CM',
  },
  personName: null,
  certificateDigest: null,
};

/** 200 kg of dried pineapple and 25 kg of Penja pepper, FCA Douala, in euros: 2,500.00 EUR. */
export function anOrderDocument(changes: Partial<OrderDocument> = {}): OrderDocument {
  const lines = changes.lines ?? [
    aLine({ position: 1 }),
    aLine({
      position: 2,
      itemId: 'poivre-blanc-de-penja',
      name: 'Poivre blanc de Penja',
      variant: null,
      description: null,
      hsCode: '090411',
      quantityThousandths: 25_000,
      unitPrice: money('EUR', 2_400),
      producer: null,
    }),
  ];
  const currency = lines[0]?.unitPrice.currency ?? 'EUR';
  return {
    number: 'PO-2026-000123',
    version: 1,
    id: '01927b6e-0000-7000-8000-000000000001',
    issuedAt: new Date('2026-11-24T10:15:30Z'),
    portal: { name: 'Wouri', chamber: 'Chambre de commerce du Wouri (démo)' },
    buyer,
    seller,
    lines,
    total: money(
      currency,
      lines.reduce((sum, line) => sum + line.amount.minor, 0),
    ),
    incoterm: 'FCA',
    place: 'Douala',
    deliveryDate: '2027-01-15',
    paymentTrigger: 'capture-on-acceptance',
    governingLaw: 'Acte uniforme OHADA portant sur le droit commercial général',
    disputeForum: 'Centre de médiation et d’arbitrage de la Chambre de commerce du Wouri',
    language: 'fr',
    note: 'Sacs de 1 kg, étiquetés en français et en allemand.',
    nonce: 'q83vEjRWeJCrze8SNFZ4kA',
    expiresAt: new Date('2026-12-08T10:15:30Z'),
    previousVersionDigest: null,
    documentText:
      'L’acheteur commande les marchandises décrites ci-dessus.\nLe vendeur les livre au lieu convenu.',
    ...changes,
  };
}

/** A line whose amount follows from its price and quantity. */
export function aLine(changes: Partial<OrderDocumentLine> = {}): OrderDocumentLine {
  const line = {
    position: 1,
    itemId: 'ananas-seche',
    name: 'Ananas séché',
    variant: null,
    description: 'Rondelles sans sucre ajouté, humidité ≤ 15 %',
    hsCode: '080430',
    originCountry: 'CM',
    quantityThousandths: 200_000,
    unit: 'KGM' as const,
    unitPrice: money('EUR', 950),
    producer: 'Marthe Ekambi',
    ...changes,
  };
  return { ...line, amount: changes.amount ?? lineAmount(line.unitPrice, line.quantityThousandths) };
}
