import { incotermsEdition } from './incoterms';
import type { OrderDocument } from './order-document';
import { amountElement, orderLineElement } from './ubl-order-line-element';
import { partyElement } from './ubl-party-element';
import { datePart, digestAttachment, documentReference, timePart, ublComponents } from './ubl-write';
import { branch, leaf, type XmlElement } from './xml-write';

export const ublNamespaces = {
  xmlns: 'urn:oasis:names:specification:ubl:schema:xsd:Order-2',
  ...ublComponents,
};

/** What Peppol BIS Ordering 3 has no place for stands in additional document references of these types. */
export const referenceTypes = {
  version: 'urn:tradeseal:order:version',
  marketPlace: 'urn:tradeseal:order:market-place',
  governingLaw: 'urn:tradeseal:order:governing-law',
  disputeForum: 'urn:tradeseal:order:dispute-forum',
  nonce: 'urn:tradeseal:order:nonce',
  buyerCertificate: 'urn:tradeseal:order:buyer-certificate',
  sellerCertificate: 'urn:tradeseal:order:seller-certificate',
  text: 'urn:tradeseal:order:text',
} as const;

const customisation = 'urn:fdc:peppol.eu:poacc:trns:order:3:extended:urn:tradeseal:trns:order:1';
const profile = 'urn:fdc:peppol.eu:poacc:bis:ordering:3';

/** UNCL 1001: a purchase order. */
const orderType = '220';

/** The element tree of an order, children in the sequence of the UBL 2.1 schemas. */
export function orderElement(document: OrderDocument): XmlElement {
  const order = branch(
    'Order',
    leaf('cbc:UBLVersionID', '2.1'),
    leaf('cbc:CustomizationID', customisation),
    leaf('cbc:ProfileID', profile),
    leaf('cbc:ID', document.number),
    leaf('cbc:UUID', document.id),
    leaf('cbc:IssueDate', datePart(document.issuedAt)),
    leaf('cbc:IssueTime', timePart(document.issuedAt)),
    leaf('cbc:OrderTypeCode', orderType),
    leaf('cbc:Note', document.note, { languageID: document.language }),
    leaf('cbc:DocumentCurrencyCode', document.total.currency),
    leaf('cbc:LineCountNumeric', String(document.lines.length)),
    branch(
      'cac:ValidityPeriod',
      leaf('cbc:EndDate', datePart(document.expiresAt)),
      leaf('cbc:EndTime', timePart(document.expiresAt)),
    ),
    document.previousVersionDigest === null
      ? null
      : branch(
          'cac:OrderDocumentReference',
          leaf('cbc:ID', document.number),
          digestAttachment(document.previousVersionDigest),
        ),
    ...references(document),
    branch('cac:BuyerCustomerParty', partyElement(document.buyer)),
    branch('cac:SellerSupplierParty', partyElement(document.seller)),
    branch('cac:Delivery', branch('cac:RequestedDeliveryPeriod', leaf('cbc:EndDate', document.deliveryDate))),
    branch(
      'cac:DeliveryTerms',
      leaf('cbc:ID', document.incoterm, {
        schemeID: 'INCOTERMS',
        schemeVersionID: String(incotermsEdition),
      }),
      branch('cac:DeliveryLocation', leaf('cbc:Name', document.place)),
    ),
    branch('cac:PaymentTerms', leaf('cbc:ID', document.paymentTrigger)),
    branch(
      'cac:AnticipatedMonetaryTotal',
      amountElement('cbc:LineExtensionAmount', document.total),
      amountElement('cbc:PayableAmount', document.total),
    ),
    ...document.lines.map(orderLineElement),
  );
  return { ...order, attributes: ublNamespaces };
}

function references(document: OrderDocument): (XmlElement | null)[] {
  const { buyer, seller } = document;
  return [
    reference(referenceTypes.version, document.number, leaf('cbc:VersionID', String(document.version))),
    reference(
      referenceTypes.marketPlace,
      document.portal.name,
      branch('cac:IssuerParty', branch('cac:PartyName', leaf('cbc:Name', document.portal.chamber))),
    ),
    reference(referenceTypes.governingLaw, 'law', leaf('cbc:DocumentDescription', document.governingLaw)),
    reference(referenceTypes.disputeForum, 'forum', leaf('cbc:DocumentDescription', document.disputeForum)),
    reference(referenceTypes.nonce, document.nonce),
    buyer.certificateDigest === null
      ? null
      : reference(referenceTypes.buyerCertificate, 'buyer', digestAttachment(buyer.certificateDigest)),
    seller.certificateDigest === null
      ? null
      : reference(referenceTypes.sellerCertificate, 'seller', digestAttachment(seller.certificateDigest)),
    reference(
      referenceTypes.text,
      'text',
      leaf('cbc:LanguageID', document.language),
      leaf('cbc:DocumentDescription', document.documentText),
    ),
  ];
}

function reference(type: string, id: string, ...more: (XmlElement | null)[]): XmlElement {
  return documentReference('cac:AdditionalDocumentReference', type, id, ...more);
}
