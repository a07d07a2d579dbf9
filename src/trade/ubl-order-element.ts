import { hsEdition } from './hs-code';
import { incotermsEdition } from './incoterms';
import { type Money, toDecimal } from './money';
import type { OrderAddress, OrderDocument, OrderDocumentLine, OrderParty } from './order-document';
import { quantityToDecimal } from './quantity';
import { branch, leaf, type XmlElement } from './xml-write';

export const ublNamespaces = {
  xmlns: 'urn:oasis:names:specification:ubl:schema:xsd:Order-2',
  'xmlns:cac': 'urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2',
  'xmlns:cbc': 'urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2',
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
const sha256 = 'http://www.w3.org/2001/04/xmlenc#sha256';

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
    branch('cac:BuyerCustomerParty', party(document.buyer)),
    branch('cac:SellerSupplierParty', party(document.seller)),
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
      amount('cbc:LineExtensionAmount', document.total),
      amount('cbc:PayableAmount', document.total),
    ),
    ...document.lines.map(orderLine),
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
  return branch(
    'cac:AdditionalDocumentReference',
    leaf('cbc:ID', id),
    leaf('cbc:DocumentType', type),
    ...more,
  );
}

function digestAttachment(digest: string): XmlElement {
  return branch(
    'cac:Attachment',
    branch(
      'cac:ExternalReference',
      leaf('cbc:DocumentHash', digest),
      leaf('cbc:HashAlgorithmMethod', sha256),
    ),
  );
}

function party(of: OrderParty): XmlElement {
  return branch(
    'cac:Party',
    branch('cac:PartyIdentification', leaf('cbc:ID', of.organisationId, { schemeID: 'UUID' })),
    branch('cac:PartyName', leaf('cbc:Name', of.name)),
    postalAddress(of.address),
    branch(
      'cac:PartyLegalEntity',
      leaf('cbc:RegistrationName', of.name),
      leaf('cbc:CompanyID', of.identifier),
    ),
    of.personName === null ? null : branch('cac:Contact', leaf('cbc:Name', of.personName)),
  );
}

function postalAddress(address: OrderAddress): XmlElement {
  return branch(
    'cac:PostalAddress',
    leaf('cbc:StreetName', address.street),
    leaf('cbc:AdditionalStreetName', address.landmark),
    leaf('cbc:CityName', address.town),
    leaf('cbc:PostalZone', address.postcode),
    branch('cac:Country', leaf('cbc:IdentificationCode', address.country)),
  );
}

function orderLine(line: OrderDocumentLine): XmlElement {
  return branch(
    'cac:OrderLine',
    branch(
      'cac:LineItem',
      leaf('cbc:ID', String(line.position)),
      leaf('cbc:Quantity', quantityToDecimal(line.quantityThousandths), { unitCode: line.unit }),
      amount('cbc:LineExtensionAmount', line.amount),
      branch(
        'cac:Price',
        amount('cbc:PriceAmount', line.unitPrice),
        leaf('cbc:BaseQuantity', '1', { unitCode: line.unit }),
      ),
      item(line),
    ),
  );
}

function item(line: OrderDocumentLine): XmlElement {
  return branch(
    'cac:Item',
    leaf('cbc:Description', line.description),
    leaf('cbc:Name', line.name),
    branch('cac:SellersItemIdentification', leaf('cbc:ID', line.itemId)),
    branch('cac:OriginCountry', leaf('cbc:IdentificationCode', line.originCountry)),
    branch(
      'cac:CommodityClassification',
      leaf('cbc:ItemClassificationCode', line.hsCode, { listID: 'HS', listVersionID: String(hsEdition) }),
    ),
    line.producer === null
      ? null
      : branch('cac:ManufacturerParty', branch('cac:PartyName', leaf('cbc:Name', line.producer))),
  );
}

function amount(name: string, of: Money): XmlElement | null {
  return leaf(name, toDecimal(of), { currencyID: of.currency });
}

function datePart(instant: Date): string {
  return instant.toISOString().slice(0, 10);
}

/** xsd:time in UTC; milliseconds only where there are some. */
function timePart(instant: Date): string {
  return instant.toISOString().slice(11).replace('.000Z', 'Z');
}
