import type { CatalogueDocument, CatalogueDocumentLine } from './catalogue-document';
import { quantityToDecimal } from './quantity';
import { catalogueItemElement } from './ubl-catalogue-item-element';
import { amountElement } from './ubl-order-line-element';
import { namedParty, partyElement } from './ubl-party-element';
import { datePart, timePart, ublComponents } from './ubl-write';
import { branch, leaf, type XmlElement, xmlPieces } from './xml-write';

const namespaces = { xmlns: 'urn:oasis:names:specification:ubl:schema:xsd:Catalogue-2', ...ublComponents };

/**
 * A seller's goods as a UBL 2.1 Catalogue (OASIS, elements in the order of UBL-Catalogue-2.1.xsd), in pieces, a line each.
 * Each price tier is a cac:RequiredItemLocationQuantity with the quantity it holds from and the package it is for; a
 * variant is a line of its own. Which fact stands where, and why: docs/decisions/ubl-catalogue.md.
 * Throws RangeError when the lines are not as many as was said, and when there are none, which the schema does not know.
 */
export function ublCataloguePieces(catalogue: CatalogueDocument): AsyncGenerator<string> {
  return xmlPieces(headElement(catalogue), lineElements(catalogue));
}

function headElement({ id, name, issuedAt, seller, receiver, lineCount }: CatalogueDocument): XmlElement {
  const element = branch(
    'Catalogue',
    leaf('cbc:UBLVersionID', '2.1'),
    leaf('cbc:CustomizationID', 'urn:tradeseal:trns:catalogue:2'),
    leaf('cbc:ID', id),
    leaf('cbc:Name', name),
    leaf('cbc:IssueDate', datePart(issuedAt)),
    leaf('cbc:IssueTime', timePart(issuedAt)),
    leaf('cbc:LineCountNumeric', String(lineCount)),
    partyElement(seller, 'cac:ProviderParty'),
    namedParty('cac:ReceiverParty', receiver),
    branch('cac:SellerSupplierParty', partyElement(seller)),
  );
  return { ...element, attributes: namespaces };
}

async function* lineElements({ lines, lineCount }: CatalogueDocument): AsyncGenerator<XmlElement> {
  let position = 0;
  for await (const line of lines) {
    position += 1;
    yield lineElement(line, position);
  }
  if (position === 0 || position !== lineCount)
    throw new RangeError(`a catalogue of ${lineCount} lines, at least one, came with ${position}`);
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
        packageElement(line),
      ),
    ),
    catalogueItemElement(line),
  );
}

/** UN/EDIFACT 6313 (D.17A): AAF is the weight of goods without any packaging, AAB that with it. */
function packageElement({ package: packed, unit }: CatalogueDocumentLine): XmlElement | null {
  return (
    packed &&
    branch(
      'cac:Package',
      leaf('cbc:Quantity', quantityToDecimal(packed.thousandths), { unitCode: unit }),
      weightElement('AAF', packed.netGrams),
      weightElement('AAB', packed.grossGrams),
    )
  );
}

function weightElement(attribute: 'AAF' | 'AAB', grams: number): XmlElement {
  return branch(
    'cac:MeasurementDimension',
    leaf('cbc:AttributeID', attribute, { schemeID: 'UNCL6313' }),
    leaf('cbc:Measure', quantityToDecimal(grams), { unitCode: 'KGM' }),
  );
}
