import type { CatalogueDocumentLine, SpokenText } from './catalogue-document';
import { hsEdition } from './hs-code';
import { toDecimal } from './money';
import { quantityToDecimal } from './quantity';
import { namedParty } from './ubl-party-element';
import { documentReference } from './ubl-write';
import { optionsOf } from './variant-options';
import { branch, leaf, type XmlElement } from './xml-write';

/**
 * cac:Item: what the goods of a line are, whoever buys them and however much. What UBL has no element for is a
 * cac:AdditionalItemProperty that is called as its column in a file of goods.
 */
export function catalogueItemElement(line: CatalogueDocumentLine): XmlElement {
  const [original, ...others] = line.texts;
  return branch(
    'cac:Item',
    ...line.texts.map(({ language, description }) =>
      leaf('cbc:Description', description, { languageID: language }),
    ),
    original ? leaf('cbc:Name', original.name, { languageID: original.language }) : null,
    ...others.map(({ language, name }) => leaf('cbc:AdditionalInformation', name, { languageID: language })),
    branch(
      'cac:SellersItemIdentification',
      leaf('cbc:ID', line.code),
      leaf('cbc:ExtendedID', line.variant?.code),
    ),
    branch('cac:OriginCountry', leaf('cbc:IdentificationCode', line.originCountry)),
    branch(
      'cac:CommodityClassification',
      leaf('cbc:ItemClassificationCode', line.hsCode, { listID: 'HS', listVersionID: String(hsEdition) }),
    ),
    ...properties(line),
    line.producer === null ? null : namedParty('cac:ManufacturerParty', line.producer),
    line.originRegion === null
      ? null
      : branch('cac:OriginAddress', leaf('cbc:CountrySubentity', line.originRegion)),
    ...line.certificates.map(certificateElement),
  );
}

function properties(line: CatalogueDocumentLine): (XmlElement | null)[] {
  const { unit, shelfLifeDays, monthlyCapacityThousandths: capacity } = line;
  return [
    property('Incoterms2020', `${line.incoterm} ${line.incotermPlace}`),
    property('version', String(line.version)),
    ...optionsOf(line.variant?.options ?? {}).map(({ name, value }) => property(name, value)),
    property('category', line.category),
    property('scientificName', line.scientificName),
    property('season', line.seasonMonths.join(' ')),
    property('harvestedFrom', line.harvest?.from),
    property('harvestedUntil', line.harvest?.until),
    shelfLifeDays === null ? null : measured('shelfLifeDays', String(shelfLifeDays), 'DAY'),
    capacity === null ? null : measured('monthlyCapacity', quantityToDecimal(capacity), unit),
    ...spoken('packaging', line.packaging),
    ...sampleProperties(line),
  ];
}

/** No price tier of the line: a sample is below the least that can be ordered, and costs what it costs as a whole. */
function sampleProperties({ sample, unit }: CatalogueDocumentLine): (XmlElement | null)[] {
  if (sample === null) return [];
  return [
    measured('sampleQuantity', quantityToDecimal(sample.thousandths), unit),
    property('samplePrice', toDecimal(sample.price), leaf('cbc:ValueQualifier', sample.price.currency)),
    ...spoken('sampleTerms', sample.terms),
  ];
}

/** A property in words or figures, null for none; `more` follows cbc:Value in the schema's order. */
function property(
  name: string,
  value: string | null | undefined,
  ...more: (XmlElement | null)[]
): XmlElement | null {
  return value ? propertyElement(name, leaf('cbc:Value', value), ...more) : null;
}

/** Some read the figure, some the quantity with its Rec 20 unit. */
function measured(name: string, decimal: string, unitCode: string): XmlElement | null {
  return property(name, decimal, leaf('cbc:ValueQuantity', decimal, { unitCode }));
}

function spoken(name: string, texts: readonly SpokenText[]): XmlElement[] {
  return texts.map(({ language, text }) =>
    propertyElement(name, leaf('cbc:Value', text, { languageID: language })),
  );
}

function propertyElement(name: string, ...inside: (XmlElement | null)[]): XmlElement {
  return branch('cac:AdditionalItemProperty', leaf('cbc:Name', name), ...inside);
}

/** For what the schema asks of a certificate and a seller does not say; Peppol's catalogues write the same. */
const notSaid = 'NA';

/** Without a number it is known by its scheme. The last day it holds is that of its paper: UBL has none for itself. */
function certificateElement({
  scheme,
  number,
  expires,
}: CatalogueDocumentLine['certificates'][number]): XmlElement {
  const id = number ?? scheme;
  return branch(
    'cac:Certificate',
    leaf('cbc:ID', id),
    leaf('cbc:CertificateTypeCode', notSaid),
    leaf('cbc:CertificateType', scheme),
    namedParty('cac:IssuerParty', notSaid),
    expires === null
      ? null
      : documentReference(
          'cac:DocumentReference',
          scheme,
          id,
          branch('cac:ValidityPeriod', leaf('cbc:EndDate', expires)),
        ),
  );
}
