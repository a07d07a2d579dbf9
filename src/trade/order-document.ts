import { isCountry } from './countries';
import { isHsCode } from './hs-code';
import { type Incoterm, isIncoterm } from './incoterms';
import { addMoney, lineAmount, type Money, money, sameMoney } from './money';
import { isQuantityOf, isUnit, type UnitCode } from './units';
import { isXmlText } from './xml-write';

/** What makes the buyer's money move; each has its sentence in the message catalogues. */
export const paymentTriggers = ['capture-on-acceptance', 'transfer-to-escrow'] as const;
export type PaymentTrigger = (typeof paymentTriggers)[number];

/** Everything two parties sign: the snapshot of an order, as the paper shows it and as its UBL carries it. */
export interface OrderDocument {
  /** as people say it: PO-2026-000123 */
  readonly number: string;
  readonly version: number;
  /** UUID of the order */
  readonly id: string;
  readonly issuedAt: Date;
  /** the market place, and the chamber that vouches for both parties */
  readonly portal: { readonly name: string; readonly chamber: string };
  readonly buyer: OrderParty;
  readonly seller: OrderParty;
  readonly lines: readonly OrderDocumentLine[];
  readonly total: Money;
  readonly incoterm: Incoterm;
  readonly place: string;
  /** ISO date: the goods are delivered (in the sense of the Incoterm) by then */
  readonly deliveryDate: string;
  readonly paymentTrigger: PaymentTrigger;
  readonly governingLaw: string;
  readonly disputeForum: string;
  /** BCP 47 language of the text */
  readonly language: string;
  /** the buyer's own words, may be empty */
  readonly note: string;
  /** random, base64url: two orders with the same content are still two papers */
  readonly nonce: string;
  /** the offer to sign lapses then */
  readonly expiresAt: Date;
  /** SHA-256 (hex) of the version this one replaces */
  readonly previousVersionDigest: string | null;
  /** the wording both parties agree to, in `language`; paragraphs are separated by a newline */
  readonly documentText: string;
}

export interface OrderParty {
  readonly organisationId: string;
  readonly name: string;
  /** ETSI EN 319 412-1 organisation identifier, e.g. NTRCM-RC/DLA/2019/B/1234 */
  readonly identifier: string;
  readonly address: OrderAddress;
  /** who signs, and with which certificate (SHA-256 of its DER, hex); null where that is not known yet */
  readonly personName: string | null;
  readonly certificateDigest: string | null;
}

export interface OrderAddress {
  readonly street: string;
  readonly landmark?: string;
  readonly town: string;
  readonly postcode?: string;
  /** ISO 3166-1 alpha-2 */
  readonly country: string;
}

export interface OrderDocumentLine {
  readonly position: number;
  /** the seller's own identifier of the goods */
  readonly itemId: string;
  readonly name: string;
  readonly description: string | null;
  readonly hsCode: string;
  readonly originCountry: string;
  readonly quantityThousandths: number;
  readonly unit: UnitCode;
  readonly unitPrice: Money;
  readonly amount: Money;
  /** who made it, where a cooperative says so */
  readonly producer: string | null;
}

export const mostOrderLines = 100;

/** So that a hundred lines still add up exactly: below 10^13 minor units a line. */
const mostLineThousandths = 1e16;

/**
 * What is wrong with an order document, as the path of the first field that is; null when it may be signed.
 * Amounts are recomputed: a line is price × quantity, the total is the sum of the lines, all in one currency.
 */
export function orderDocumentFault(document: OrderDocument): string | null {
  return (
    firstFault([
      ['number', isText(document.number, 40)],
      ['version', Number.isSafeInteger(document.version) && document.version > 0],
      ['id', uuid.test(document.id)],
      ['issuedAt', isInstant(document.issuedAt)],
      ['portal', isText(document.portal.name, 200) && isText(document.portal.chamber, 200)],
      ['incoterm', isIncoterm(document.incoterm)],
      ['place', isText(document.place, 100)],
      ['deliveryDate', isDate(document.deliveryDate)],
      ['paymentTrigger', (paymentTriggers as readonly string[]).includes(document.paymentTrigger)],
      ['governingLaw', isText(document.governingLaw, 500)],
      ['disputeForum', isText(document.disputeForum, 500)],
      ['language', /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})?$/.test(document.language)],
      ['note', document.note === '' || isText(document.note, 2_000)],
      ['nonce', /^[A-Za-z0-9_-]{22,64}$/.test(document.nonce)],
      ['expiresAt', isInstant(document.expiresAt) && document.expiresAt > document.issuedAt],
      ['previousVersionDigest', isDigestOrNull(document.previousVersionDigest)],
      ['documentText', isText(document.documentText, 40_000)],
      ['lines', document.lines.length > 0 && document.lines.length <= mostOrderLines],
    ]) ??
    partyFault('buyer', document.buyer) ??
    partyFault('seller', document.seller) ??
    linesFault(document) ??
    totalFault(document)
  );
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

function firstFault(checks: readonly [field: string, passed: boolean][]): string | null {
  return checks.find(([, passed]) => !passed)?.[0] ?? null;
}

function partyFault(which: string, party: OrderParty): string | null {
  const { address } = party;
  const fault = firstFault([
    ['organisationId', uuid.test(party.organisationId)],
    ['name', isText(party.name, 200)],
    ['identifier', isText(party.identifier, 100)],
    ['address.street', isText(address.street, 200)],
    ['address.landmark', address.landmark === undefined || isText(address.landmark, 200)],
    ['address.town', isText(address.town, 100)],
    ['address.postcode', address.postcode === undefined || isText(address.postcode, 20)],
    ['address.country', isCountry(address.country)],
    ['personName', party.personName === null || isText(party.personName, 200)],
    ['certificateDigest', isDigestOrNull(party.certificateDigest)],
  ]);
  return fault && `${which}.${fault}`;
}

function linesFault(document: OrderDocument): string | null {
  for (const [index, line] of document.lines.entries()) {
    const fault = firstFault([
      ['position', line.position === index + 1],
      ['itemId', isText(line.itemId, 100)],
      ['name', isText(line.name, 200)],
      ['description', line.description === null || isText(line.description, 2_000)],
      ['hsCode', isHsCode(line.hsCode)],
      ['originCountry', isCountry(line.originCountry)],
      ['unit', isUnit(line.unit)],
      ['quantityThousandths', isUnit(line.unit) && isQuantityOf(line.unit, line.quantityThousandths)],
      ['unitPrice', line.unitPrice.currency === document.total.currency && line.unitPrice.minor >= 0],
      ['amount', line.unitPrice.minor * line.quantityThousandths < mostLineThousandths],
      ['producer', line.producer === null || isText(line.producer, 200)],
    ]);
    if (fault) return `lines.${index + 1}.${fault}`;
    if (!sameMoney(line.amount, lineAmount(line.unitPrice, line.quantityThousandths)))
      return `lines.${index + 1}.amount`;
  }
  return null;
}

function totalFault({ total, lines }: OrderDocument): string | null {
  const sum = lines.reduce((subtotal, line) => addMoney(subtotal, line.amount), money(total.currency, 0));
  return sameMoney(sum, total) ? null : 'total';
}

function isText(text: string, longest: number): boolean {
  return text.length > 0 && text.length <= longest && text.trim() !== '' && isXmlText(text);
}

function isDigestOrNull(digest: string | null): boolean {
  return digest === null || /^[0-9a-f]{64}$/.test(digest);
}

function isInstant(instant: Date): boolean {
  const year = instant.getUTCFullYear();
  return year >= 2000 && year <= 9999;
}

function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text;
}
