import type { Incoterm } from './incoterms';
import type { OrderParty } from './order-document';
import type { OriginDocument, OriginDocumentLine } from './origin-document';
import { parseQuantity } from './quantity';
import { originReferences } from './ubl-certificate-of-origin-element';
import { at, digest, instant, integer, missing, optional, readParty, textAt, wrong } from './ubl-read';
import type { UnitCode } from './units';
import type { XmlElement } from './xml-write';

const partyName = 'cac:PartyName/cbc:Name';

/** Picks a certificate's values out of the element tree; `originDocumentFault` judges them. Throws `UblError`. */
export function readCertificateOfOriginElement(certificate: XmlElement): OriginDocument {
  const text = (path: string) => textAt(certificate, path);
  const application = at(certificate, 'cac:CertificateOfOriginApplication');
  const shipment = at(application, 'cac:Shipment');
  const delivery = textAt(shipment, 'cbc:DeliveryInstructions');
  const declaration = referenceOf(application, originReferences.declaration);
  const offer = referenceOf(application, originReferences.offer);
  const transport = findReference(application, originReferences.transport);
  return {
    number: text('cbc:ID'),
    version: integer(text('cbc:VersionID')),
    id: text('cbc:UUID'),
    issuedAt: instant(text('cbc:IssueDate'), text('cbc:IssueTime')),
    expiresAt: instant(
      textAt(offer, 'cac:ValidityPeriod/cbc:EndDate'),
      textAt(offer, 'cac:ValidityPeriod/cbc:EndTime'),
    ),
    nonce: textAt(offer, 'cbc:ID'),
    language: at(certificate, 'cbc:Description').attributes.languageID ?? '',
    portal: {
      name: textAt(referenceOf(application, originReferences.marketPlace), 'cbc:ID'),
      chamber: text(`cac:EndorserParty/cac:Party/${partyName}`),
      country: textAt(application, 'cac:IssuingCountry/cbc:IdentificationCode'),
    },
    issuer: {
      personName: text('cac:EndorserParty/cac:SignatoryContact/cbc:Name'),
      certificateDigest: digest(referenceOf(application, originReferences.signatory)),
    },
    exporter: party(certificate, 'cac:ExporterParty'),
    consignee: party(certificate, 'cac:ImporterParty'),
    order: {
      id: textAt(application, 'cbc:OriginalJobID'),
      number: textAt(application, 'cbc:ReferenceID'),
      digest: digest(referenceOf(application, originReferences.order)),
    },
    incoterm: delivery.slice(0, 3) as Incoterm,
    place: delivery.slice(4),
    transport: transport
      ? {
          carrier: textAt(transport, `cac:IssuerParty/${partyName}`),
          document: textAt(transport, 'cbc:ID'),
        }
      : null,
    isPartial: textAt(shipment, 'cbc:SplitConsignmentIndicator') === 'true',
    replaces: optional(application, 'cbc:PreviousJobID')?.text ?? null,
    remarks: optional(application, 'cbc:Remarks')?.text ?? '',
    lines: shipment.children.filter(({ name }) => name === 'cac:GoodsItem').map(line),
    declaration: {
      text: textAt(declaration, 'cbc:DocumentDescription'),
      personName: textAt(declaration, `cac:IssuerParty/${partyName}`),
      at: instant(textAt(declaration, 'cbc:IssueDate'), textAt(declaration, 'cbc:IssueTime')),
    },
    certification: text('cbc:Description'),
    verificationUrl: textAt(
      referenceOf(application, originReferences.verification),
      'cac:Attachment/cac:ExternalReference/cbc:URI',
    ),
  };
}

function party(certificate: XmlElement, path: string): OrderParty {
  return { ...readParty(at(certificate, path)), certificateDigest: null };
}

function line(element: XmlElement): OriginDocumentLine {
  const item = at(element, 'cac:Item');
  const gross = optional(element, 'cbc:GrossWeightMeasure');
  return {
    position: integer(textAt(element, 'cbc:ID')),
    name: textAt(item, 'cbc:Name'),
    variant: optional(item, 'cac:SellersItemIdentification/cbc:ID')?.text ?? null,
    hsCode: textAt(item, 'cac:CommodityClassification/cbc:ItemClassificationCode'),
    originCountry: textAt(item, 'cac:OriginCountry/cbc:IdentificationCode'),
    unit: (at(element, 'cbc:Quantity').attributes.unitCode ?? '') as UnitCode,
    quantityThousandths: quantity(at(element, 'cbc:Quantity')),
    orderedThousandths: quantity(at(element, 'cbc:CustomsTariffQuantity')),
    packages: optional(element, 'cbc:Description')?.text ?? null,
    grossGrams: gross ? quantity(gross) : null,
    producer: optional(item, `cac:ManufacturerParty/${partyName}`)?.text ?? null,
  };
}

function quantity(element: XmlElement): number {
  return parseQuantity(element.text) ?? wrong(element.name);
}

function referenceOf(application: XmlElement, type: string): XmlElement {
  return findReference(application, type) ?? missing(type);
}

function findReference(application: XmlElement, type: string): XmlElement | undefined {
  return application.children.find(
    (child) =>
      child.name === 'cac:SupportingDocumentReference' && optional(child, 'cbc:DocumentType')?.text === type,
  );
}
