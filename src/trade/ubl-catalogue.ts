import type { CatalogueDocument, CatalogueDocumentLine } from './catalogue-document';
import { hsEdition } from './hs-code';
import { quantityToDecimal } from './quantity';
import { amountElement } from './ubl-order-line-element';
import { partyElement } from './ubl-party-element';
import { datePart, timePart, ublComponents } from './ubl-write';
import { optionsOf } from './variant-options';
import { branch, leaf, printXml, type XmlElement } from './xml-write';

const namespaces = { xmlns: 'urn:oasis:names:specification:ubl:schema:xsd:Catalogue-2', ...ublComponents };

/**
 * A seller's goods as a UBL 2.1 Catalogue (OASIS, elements in the order of UBL-Catalogue-2.1.xsd). Each price tier is a
 * cac:RequiredItemLocationQuantity with the quantity it holds from; a variant is a line of its own.
 * Throws RangeError for text that XML cannot carry, and for a catalogue without lines, which the schema does not know.
 */
export function toUblCatalogue(catalogue: CatalogueDocument): string {
  if (catalogue.lines.length === 0) throw new RangeError('a catalogue has at least one line');
  return printXml(catalogueElement(catalogue));
}

function catalogueElement(catalogue: CatalogueDocument): XmlElement {
  const { id, name, issuedAt, seller, receiver, lines } = catalogue;
  const element = branch(
    'Catalogue',
    leaf('cbc:UBLVersionID', '2.1'),
    leaf('cbc:CustomizationID', 'urn:tradeseal:trns:catalogue:1'),
    leaf('cbc:ID', id),
    leaf('cbc:Name', name),
    leaf('cbc:IssueDate', datePart(issuedAt)),
    leaf('cbc:IssueTime', timePart(issuedAt)),
    leaf('cbc:LineCountNumeric', String(lines.length)),
    partyElement(seller, 'cac:ProviderParty'),
    namedParty('cac:ReceiverParty', receiver),
    branch('cac:SellerSupplierParty', partyElement(seller)),
    ...lines.map((line, at) => lineElement(line, at + 1)),
  );
  return { ...element, attributes: namespaces };
}

function lineElement(line: CatalogueDocumentLine, position: number): XmlElement {
  return branch(
    'cac:CatalogueLine',
    leaf('cbc:ID', String(position)),
    leaf('cbc:OrderableIndicator', String(line.isOrderable)),
    leaf('cbc:OrderableUnit', line.unit),
    leaf('cbc:MinimumOrderQuantity', quantityToDecimal(line.minimumThousandths), { unitCode: line.unit }),
    ...line.prices.map(({ fromThousandths, unitPrice }) =>
      branch(
        'cac:RequiredItemLocationQuantity',
        leaf('cbc:LeadTimeMeasure', String(line.leadTimeDays), { unitCode: 'DAY' }),
        leaf('cbc:MinimumQuantity', quantityToDecimal(fromThousandths), { unitCode: line.unit }),
        branch(
          'cac:Price',
          amountElement('cbc:PriceAmount', unitPrice),
          leaf('cbc:BaseQuantity', '1', { unitCode: line.unit }),
        ),
      ),
    ),
    itemElement(line),
  );
}

function itemElement(line: CatalogueDocumentLine): XmlElement {
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
    property('Incoterms2020', `${line.incoterm} ${line.incotermPlace}`),
    property('version', String(line.version)),
    ...optionsOf(line.variant?.options ?? {}).map(({ name, value }) => property(name, value)),
    ...line.certificates.map(({ scheme, number }) =>
      property('certificate', number === null ? scheme : `${scheme} ${number}`),
    ),
    line.producer === null ? null : namedParty('cac:ManufacturerParty', line.producer),
  );
}

function property(name: string, value: string): XmlElement {
  return branch('cac:AdditionalItemProperty', leaf('cbc:Name', name), leaf('cbc:Value', value));
}

function namedParty(element: string, name: string): XmlElement {
  return branch(element, branch('cac:PartyName', leaf('cbc:Name', name)));
}
