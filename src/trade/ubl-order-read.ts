import { isCurrency } from './currency';
import type { Incoterm } from './incoterms';
import { type Money, parseDecimal } from './money';
import type { OrderDocument, OrderDocumentLine, OrderParty, PaymentTrigger } from './order-document';
import { parseQuantity } from './quantity';
import { referenceTypes } from './ubl-order-element';
import { at, digest, instant, integer, missing, optional, readParty, textAt, wrong } from './ubl-read';
import type { UnitCode } from './units';
import { optionNames } from './variant-options';
import type { XmlElement } from './xml-write';

/**
 * Picks the order's values out of the element tree; `orderDocumentFault` judges them afterwards, which is why codes
 * are taken as they stand. Throws {@link UblError}.
 */
export function readOrderElement(order: XmlElement): OrderDocument {
  const text = (path: string) => textAt(order, path);
  const period = at(order, 'cac:ValidityPeriod');
  const previous = optional(order, 'cac:OrderDocumentReference');
  const marketPlace = referenceOf(order, referenceTypes.marketPlace);
  const wording = referenceOf(order, referenceTypes.text);
  return {
    number: text('cbc:ID'),
    version: integer(textAt(referenceOf(order, referenceTypes.version), 'cbc:VersionID')),
    id: text('cbc:UUID'),
    issuedAt: instant(text('cbc:IssueDate'), text('cbc:IssueTime')),
    portal: {
      name: textAt(marketPlace, 'cbc:ID'),
      chamber: textAt(marketPlace, 'cac:IssuerParty/cac:PartyName/cbc:Name'),
    },
    buyer: party(order, 'cac:BuyerCustomerParty/cac:Party', referenceTypes.buyerCertificate),
    seller: party(order, 'cac:SellerSupplierParty/cac:Party', referenceTypes.sellerCertificate),
    lines: order.children.filter((child) => child.name === 'cac:OrderLine').map(orderLine),
    total: amount(at(order, 'cac:AnticipatedMonetaryTotal/cbc:PayableAmount')),
    incoterm: text('cac:DeliveryTerms/cbc:ID') as Incoterm,
    place: text('cac:DeliveryTerms/cac:DeliveryLocation/cbc:Name'),
    deliveryDate: text('cac:Delivery/cac:RequestedDeliveryPeriod/cbc:EndDate'),
    paymentTrigger: text('cac:PaymentTerms/cbc:ID') as PaymentTrigger,
    governingLaw: textAt(referenceOf(order, referenceTypes.governingLaw), 'cbc:DocumentDescription'),
    disputeForum: textAt(referenceOf(order, referenceTypes.disputeForum), 'cbc:DocumentDescription'),
    language: textAt(wording, 'cbc:LanguageID'),
    note: optional(order, 'cbc:Note')?.text ?? '',
    nonce: textAt(referenceOf(order, referenceTypes.nonce), 'cbc:ID'),
    expiresAt: instant(textAt(period, 'cbc:EndDate'), textAt(period, 'cbc:EndTime')),
    previousVersionDigest: previous ? digest(previous) : null,
    documentText: textAt(wording, 'cbc:DocumentDescription'),
  };
}

function party(order: XmlElement, path: string, certificateType: string): OrderParty {
  const certificate = findReference(order, certificateType);
  return {
    ...readParty(at(order, path)),
    certificateDigest: certificate ? digest(certificate) : null,
  };
}

function orderLine(element: XmlElement): OrderDocumentLine {
  const line = at(element, 'cac:LineItem');
  const item = at(line, 'cac:Item');
  const quantity = at(line, 'cbc:Quantity');
  return {
    position: integer(textAt(line, 'cbc:ID')),
    itemId: textAt(item, 'cac:SellersItemIdentification/cbc:ID'),
    name: textAt(item, 'cbc:Name'),
    variant: variant(item),
    description: optional(item, 'cbc:Description')?.text ?? null,
    hsCode: textAt(item, 'cac:CommodityClassification/cbc:ItemClassificationCode'),
    originCountry: textAt(item, 'cac:OriginCountry/cbc:IdentificationCode'),
    quantityThousandths: parseQuantity(quantity.text) ?? wrong(quantity.name),
    unit: (quantity.attributes.unitCode ?? '') as UnitCode,
    unitPrice: amount(at(line, 'cac:Price/cbc:PriceAmount')),
    amount: amount(at(line, 'cbc:LineExtensionAmount')),
    producer: optional(item, 'cac:ManufacturerParty/cac:PartyName/cbc:Name')?.text ?? null,
  };
}

function variant(item: XmlElement): OrderDocumentLine['variant'] {
  const code = optional(item, 'cac:SellersItemIdentification/cbc:ExtendedID')?.text;
  if (code === undefined) return null;
  const properties = item.children.filter((child) => child.name === 'cac:AdditionalItemProperty');
  const said = new Map(
    properties.map((property) => [textAt(property, 'cbc:Name'), textAt(property, 'cbc:Value')]),
  );
  return {
    code,
    options: Object.fromEntries(
      optionNames.flatMap((name) => (said.has(name) ? [[name, said.get(name)]] : [])),
    ),
  };
}

function referenceOf(order: XmlElement, type: string): XmlElement {
  return findReference(order, type) ?? missing(type);
}

function findReference(order: XmlElement, type: string): XmlElement | undefined {
  return order.children.find(
    (child) =>
      child.name === 'cac:AdditionalDocumentReference' && optional(child, 'cbc:DocumentType')?.text === type,
  );
}

function amount(element: XmlElement): Money {
  const currency = element.attributes.currencyID ?? '';
  const found = isCurrency(currency) ? parseDecimal(currency, element.text) : null;
  return found && Number.isSafeInteger(found.minor) ? found : wrong(element.name);
}
