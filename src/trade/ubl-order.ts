import type { OrderDocument } from './order-document';
import { orderDocumentFault } from './order-document-fault';
import { ok, type Result, refuse } from './result';
import { orderElement } from './ubl-order-element';
import { readOrderElement } from './ubl-order-read';
import { UblError } from './ubl-read';
import { readXml, XmlError, type XmlFault } from './xml-read';
import { printXml } from './xml-write';

export type { OrderAddress, OrderDocument, OrderDocumentLine, OrderParty } from './order-document';

export type UblRefusal = XmlFault | 'ubl-element-missing' | 'ubl-value' | 'order-fault' | 'ubl-not-canonical';

/**
 * The order as a UBL 2.1 Order (OASIS, elements in the order of UBL-Order-2.1.xsd), an extension of Peppol BIS
 * Ordering 3. One document has exactly one text. Throws RangeError for a document that may not be signed.
 */
export function toUblOrder(document: OrderDocument): string {
  const fault = orderDocumentFault(document);
  if (fault) throw new RangeError(`an order with a wrong ${fault} cannot be written`);
  return printXml(orderElement(document));
}

/**
 * Reads a UBL Order that `toUblOrder` wrote, and nothing else: the document found is written again and must give the
 * very same text, so that no element, attribute or space can say something that the reader does not show.
 * Bounded; never throws; isomorphic.
 */
export function parseUblOrder(xml: string): Result<OrderDocument, UblRefusal> {
  try {
    const document = readOrderElement(readXml(xml));
    const fault = orderDocumentFault(document);
    if (fault) return refuse('order-fault', { field: fault });
    return toUblOrder(document) === xml ? ok(document) : refuse('ubl-not-canonical');
  } catch (error) {
    if (error instanceof XmlError) return refuse(error.fault, { at: error.at });
    if (error instanceof UblError) return refuse(error.code, { element: error.element });
    throw error;
  }
}
