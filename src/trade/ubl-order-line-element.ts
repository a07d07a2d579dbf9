import { hsEdition } from './hs-code';
import { type Money, toDecimal } from './money';
import type { OrderDocumentLine } from './order-document';
import { quantityToDecimal } from './quantity';
import { optionsOf } from './variant-options';
import { branch, leaf, type XmlElement } from './xml-write';

/**
 * cac:OrderLine: quantity in its Rec 20 unit, price a unit, and the item with its HS code, origin and maker. A variant
 * is the seller's extended identifier and one cac:AdditionalItemProperty for each thing it differs in.
 */
export function orderLineElement(line: OrderDocumentLine): XmlElement {
  return branch(
    'cac:OrderLine',
    branch(
      'cac:LineItem',
      leaf('cbc:ID', String(line.position)),
      leaf('cbc:Quantity', quantityToDecimal(line.quantityThousandths), { unitCode: line.unit }),
      amountElement('cbc:LineExtensionAmount', line.amount),
      branch(
        'cac:Price',
        amountElement('cbc:PriceAmount', line.unitPrice),
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
    branch(
      'cac:SellersItemIdentification',
      leaf('cbc:ID', line.itemId),
      leaf('cbc:ExtendedID', line.variant?.code),
    ),
    branch('cac:OriginCountry', leaf('cbc:IdentificationCode', line.originCountry)),
    branch(
      'cac:CommodityClassification',
      leaf('cbc:ItemClassificationCode', line.hsCode, { listID: 'HS', listVersionID: String(hsEdition) }),
    ),
    ...optionsOf(line.variant?.options ?? {}).map(({ name, value }) =>
      branch('cac:AdditionalItemProperty', leaf('cbc:Name', name), leaf('cbc:Value', value)),
    ),
    line.producer === null
      ? null
      : branch('cac:ManufacturerParty', branch('cac:PartyName', leaf('cbc:Name', line.producer))),
  );
}

/** An amount with its currency, in the currency's own digits. */
export function amountElement(name: string, of: Money): XmlElement | null {
  return leaf(name, toDecimal(of), { currencyID: of.currency });
}
