import { isCountry } from './countries';
import { isHsCode } from './hs-code';
import { isIncoterm } from './incoterms';
import { addMoney, lineAmount, money, sameMoney } from './money';
import {
  type OrderDocument,
  type OrderDocumentLine,
  type OrderParty,
  paymentTriggers,
} from './order-document';
import { isQuantityOf, isUnit } from './units';
import { optionsOf } from './variant-options';
import { isXmlText } from './xml-write';

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

export const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export function firstFault(checks: readonly [field: string, passed: boolean][]): string | null {
  return checks.find(([, passed]) => !passed)?.[0] ?? null;
}

export function partyFault(which: string, party: OrderParty): string | null {
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
      ['variant', line.variant === null || isVariant(line.variant)],
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

function isVariant({ code, options }: NonNullable<OrderDocumentLine['variant']>): boolean {
  const said = optionsOf(options);
  return (
    isText(code, 40) &&
    said.length > 0 &&
    said.length === Object.keys(options).length &&
    said.every(({ value }) => isText(value, 40))
  );
}

function totalFault({ total, lines }: OrderDocument): string | null {
  const sum = lines.reduce((subtotal, line) => addMoney(subtotal, line.amount), money(total.currency, 0));
  return sameMoney(sum, total) ? null : 'total';
}

export function isText(text: string, longest: number): boolean {
  return text.length > 0 && text.length <= longest && text.trim() !== '' && isXmlText(text);
}

export function isDigestOrNull(digest: string | null): boolean {
  return digest === null || /^[0-9a-f]{64}$/.test(digest);
}

export function isInstant(instant: Date): boolean {
  const year = instant.getUTCFullYear();
  return year >= 2000 && year <= 9999;
}

function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text;
}
