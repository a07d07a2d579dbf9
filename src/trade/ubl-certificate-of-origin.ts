import type { OriginDocument } from './origin-document';
import { originDocumentFault } from './origin-document-fault';
import { ok, type Result, refuse } from './result';
import { certificateOfOriginElement, type OriginLayout } from './ubl-certificate-of-origin-element';
import { readCertificateOfOriginElement } from './ubl-certificate-of-origin-read';
import { UblError } from './ubl-read';
import { readXml, XmlError, type XmlFault } from './xml-read';
import { printXml } from './xml-write';

export type UblOriginRefusal =
  | XmlFault
  | 'ubl-element-missing'
  | 'ubl-value'
  | 'origin-fault'
  | 'ubl-not-canonical';

/** The newest first. */
const layouts: readonly OriginLayout[] = [2, 1];

/**
 * The certificate as a UBL 2.1 CertificateOfOrigin (OASIS, elements in the order of UBL-CertificateOfOrigin-2.1.xsd).
 * One document has exactly one text. Throws RangeError for a document that may not be signed.
 */
export function toUblCertificateOfOrigin(document: OriginDocument): string {
  const fault = originDocumentFault(document);
  if (fault) throw new RangeError(`a certificate of origin with a wrong ${fault} cannot be written`);
  return printXml(certificateOfOriginElement(document, 2));
}

/**
 * Reads a UBL CertificateOfOrigin that `toUblCertificateOfOrigin` writes, or wrote in an earlier layout, and nothing
 * else: what was found is written again and must give the very same text. Bounded; never throws; isomorphic.
 */
export function parseUblCertificateOfOrigin(xml: string): Result<OriginDocument, UblOriginRefusal> {
  try {
    const document = readCertificateOfOriginElement(readXml(xml));
    const fault = originDocumentFault(document);
    if (fault) return refuse('origin-fault', { field: fault });
    const isCanonical = layouts.some(
      (layout) => printXml(certificateOfOriginElement(document, layout)) === xml,
    );
    return isCanonical ? ok(document) : refuse('ubl-not-canonical');
  } catch (error) {
    if (error instanceof XmlError) return refuse(error.fault, { at: error.at });
    if (error instanceof UblError) return refuse(error.code, { element: error.element });
    throw error;
  }
}
