import { hsEdition } from './hs-code';
import type { OriginDocument, OriginDocumentLine } from './origin-document';
import { quantityToDecimal } from './quantity';
import { namedParty, partyElement } from './ubl-party-element';
import { datePart, digestAttachment, documentReference, timePart, ublComponents } from './ubl-write';
import { branch, leaf, type XmlElement } from './xml-write';

const namespaces = {
  xmlns: 'urn:oasis:names:specification:ubl:schema:xsd:CertificateOfOrigin-2',
  ...ublComponents,
};

/** What UBL has no element for stands in supporting document references of these types. */
export const originReferences = {
  order: 'urn:tradeseal:certificate-of-origin:order',
  transport: 'urn:tradeseal:certificate-of-origin:transport-document',
  declaration: 'urn:tradeseal:certificate-of-origin:declaration',
  verification: 'urn:tradeseal:certificate-of-origin:verification',
  signatory: 'urn:tradeseal:certificate-of-origin:signatory',
  marketPlace: 'urn:tradeseal:certificate-of-origin:market-place',
  offer: 'urn:tradeseal:certificate-of-origin:offer-to-sign',
} as const;

/** UN/ECE Rec 20: gram and its thousandfold; weights are written in kilograms with three decimals at most. */
const kilogram = { unitCode: 'KGM' };

/** The first layout lacked the chamber's endorsement, which the schema asks for; certificates signed in it are read for ever. */
export type OriginLayout = 1 | 2;

/** The element tree of a certificate of origin, children in the sequence of UBL-CertificateOfOrigin-2.1.xsd. */
export function certificateOfOriginElement(document: OriginDocument, layout: OriginLayout): XmlElement {
  const certificate = branch(
    'CertificateOfOrigin',
    leaf('cbc:UBLVersionID', '2.1'),
    leaf('cbc:CustomizationID', `urn:tradeseal:trns:certificate-of-origin:${layout}`),
    leaf('cbc:ID', document.number),
    leaf('cbc:UUID', document.id),
    leaf('cbc:IssueDate', datePart(document.issuedAt)),
    leaf('cbc:IssueTime', timePart(document.issuedAt)),
    leaf('cbc:Description', document.certification, { languageID: document.language }),
    leaf('cbc:VersionID', String(document.version)),
    partyElement(document.exporter, 'cac:ExporterParty'),
    partyElement(document.consignee, 'cac:ImporterParty'),
    endorser(document),
    application(document),
    layout === 1 ? null : endorsement(document),
  );
  return { ...certificate, attributes: namespaces };
}

/** The chamber, and the registrar who signs for it. */
function endorser({ portal, issuer }: OriginDocument): XmlElement {
  return branch(
    'cac:EndorserParty',
    leaf('cbc:RoleCode', 'issuing-authority'),
    leaf('cbc:SequenceNumeric', '1'),
    namedParty('cac:Party', portal.chamber),
    branch('cac:SignatoryContact', leaf('cbc:Name', issuer.personName)),
  );
}

function endorsement(document: OriginDocument): XmlElement {
  return branch(
    'cac:IssuerEndorsement',
    leaf('cbc:DocumentID', document.number),
    leaf('cbc:ApprovalStatus', 'issued'),
    endorser(document),
  );
}

function application(document: OriginDocument): XmlElement {
  const { order, exporter, portal } = document;
  return branch(
    'cac:CertificateOfOriginApplication',
    leaf('cbc:ReferenceID', order.number),
    leaf('cbc:CertificateType', 'non-preferential'),
    leaf('cbc:OriginalJobID', order.id),
    leaf('cbc:PreviousJobID', document.replaces),
    leaf('cbc:Remarks', document.remarks),
    branch(
      'cac:Shipment',
      leaf('cbc:ID', '1'),
      leaf('cbc:DeliveryInstructions', `${document.incoterm} ${document.place}`),
      leaf('cbc:SplitConsignmentIndicator', String(document.isPartial)),
      ...document.lines.map(goodsItem),
    ),
    endorser(document),
    namedParty('cac:PreparationParty', exporter.name),
    namedParty('cac:IssuerParty', portal.chamber),
    branch('cac:IssuingCountry', leaf('cbc:IdentificationCode', portal.country)),
    ...references(document),
  );
}

/** cac:GoodsItem: what is covered of a line of the order; the customs tariff quantity is what was ordered. */
function goodsItem(line: OriginDocumentLine): XmlElement {
  const unit = { unitCode: line.unit };
  return branch(
    'cac:GoodsItem',
    leaf('cbc:ID', String(line.position)),
    leaf('cbc:Description', line.packages),
    line.grossGrams === null
      ? null
      : leaf('cbc:GrossWeightMeasure', quantityToDecimal(line.grossGrams), kilogram),
    leaf('cbc:Quantity', quantityToDecimal(line.quantityThousandths), unit),
    leaf('cbc:CustomsTariffQuantity', quantityToDecimal(line.orderedThousandths), unit),
    branch(
      'cac:Item',
      leaf('cbc:Name', line.name),
      line.variant === null ? null : branch('cac:SellersItemIdentification', leaf('cbc:ID', line.variant)),
      branch('cac:OriginCountry', leaf('cbc:IdentificationCode', line.originCountry)),
      branch(
        'cac:CommodityClassification',
        leaf('cbc:ItemClassificationCode', line.hsCode, { listID: 'HS', listVersionID: String(hsEdition) }),
      ),
      line.producer === null ? null : namedParty('cac:ManufacturerParty', line.producer),
    ),
  );
}

function references(document: OriginDocument): (XmlElement | null)[] {
  const { order, transport, declaration, issuer, portal, language } = document;
  return [
    reference(originReferences.order, order.number, digestAttachment(order.digest)),
    transport &&
      reference(
        originReferences.transport,
        transport.document,
        namedParty('cac:IssuerParty', transport.carrier),
      ),
    branch(
      'cac:SupportingDocumentReference',
      leaf('cbc:ID', 'declaration'),
      leaf('cbc:IssueDate', datePart(declaration.at)),
      leaf('cbc:IssueTime', timePart(declaration.at)),
      leaf('cbc:DocumentType', originReferences.declaration),
      leaf('cbc:LanguageID', language),
      leaf('cbc:DocumentDescription', declaration.text),
      namedParty('cac:IssuerParty', declaration.personName),
    ),
    reference(
      originReferences.verification,
      document.number,
      branch('cac:Attachment', branch('cac:ExternalReference', leaf('cbc:URI', document.verificationUrl))),
    ),
    reference(originReferences.signatory, 'chamber', digestAttachment(issuer.certificateDigest)),
    reference(originReferences.marketPlace, portal.name),
    reference(
      originReferences.offer,
      document.nonce,
      branch(
        'cac:ValidityPeriod',
        leaf('cbc:EndDate', datePart(document.expiresAt)),
        leaf('cbc:EndTime', timePart(document.expiresAt)),
      ),
    ),
  ];
}

function reference(type: string, id: string, ...more: (XmlElement | null)[]): XmlElement {
  return documentReference('cac:SupportingDocumentReference', type, id, ...more);
}
