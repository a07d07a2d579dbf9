import type { OriginDocument, OriginDocumentLine } from '../origin-document';
import { anOrderDocument } from './an-order-document';

const parties = anOrderDocument();
const unsigned = { personName: null, certificateDigest: null };

/** 200 kg of dried pineapple and 25 kg of Penja pepper of an order, both of Cameroon, carried by sea. */
export function anOriginDocument(changes: Partial<OriginDocument> = {}): OriginDocument {
  return {
    number: 'CO-2026-000007',
    version: 1,
    id: '01927b6e-0000-7000-8000-0000000000d1',
    issuedAt: new Date('2026-11-24T10:15:30Z'),
    expiresAt: new Date('2026-11-25T10:15:30Z'),
    nonce: 'q83vEjRWeJCrze8SNFZ4kA',
    language: 'fr',
    portal: { name: 'Wouri', chamber: 'Chambre de commerce du Wouri (démo)', country: 'CM' },
    issuer: { personName: 'Aïssatou Njoya', certificateDigest: 'a'.repeat(64) },
    exporter: { ...parties.seller, ...unsigned },
    consignee: { ...parties.buyer, ...unsigned },
    order: { id: parties.id, number: parties.number, digest: 'd'.repeat(64) },
    incoterm: 'FCA',
    place: 'Douala',
    transport: { carrier: 'Maersk Line', document: 'MAEU-558201' },
    isPartial: false,
    replaces: null,
    remarks: '',
    lines: [
      anOriginLine(),
      anOriginLine({
        position: 2,
        name: 'Poivre blanc de Penja',
        hsCode: '090411',
        quantityThousandths: 25_000,
        orderedThousandths: 25_000,
        packages: null,
        grossGrams: null,
        producer: null,
      }),
    ],
    declaration: {
      text: 'Je déclare que ces marchandises sont originaires du pays indiqué.',
      personName: 'Ngo Bassong Esther',
      at: new Date('2026-11-23T08:00:00Z'),
    },
    certification:
      'L’autorité soussignée certifie que les marchandises désignées ci-dessus sont originaires.',
    verificationUrl: 'https://tradeseal.example/fr/origin/CO-2026-000007-abcdefghijkmnpqrstuvwxyz',
    ...changes,
  };
}

export function anOriginLine(changes: Partial<OriginDocumentLine> = {}): OriginDocumentLine {
  return {
    position: 1,
    name: 'Ananas séché',
    variant: null,
    hsCode: '080430',
    originCountry: 'CM',
    unit: 'KGM',
    quantityThousandths: 200_000,
    orderedThousandths: 200_000,
    packages: '20 cartons de 10 kg, marqués CFB 1-20',
    grossGrams: 212_500,
    producer: 'Marthe Ekambi',
    ...changes,
  };
}
