import { branch, leaf, type XmlElement } from './xml-write';

/** The namespaces that every UBL 2 document has beside its own. */
export const ublComponents = {
  'xmlns:cac': 'urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2',
  'xmlns:cbc': 'urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2',
};

const sha256 = 'http://www.w3.org/2001/04/xmlenc#sha256';

/** A document reference (UBL DocumentReferenceType) of a type of ours; `more` follows cbc:DocumentType in the schema's order. */
export function documentReference(
  name: string,
  type: string,
  id: string,
  ...more: (XmlElement | null)[]
): XmlElement {
  return branch(name, leaf('cbc:ID', id), leaf('cbc:DocumentType', type), ...more);
}

export function digestAttachment(digest: string): XmlElement {
  return branch(
    'cac:Attachment',
    branch(
      'cac:ExternalReference',
      leaf('cbc:DocumentHash', digest),
      leaf('cbc:HashAlgorithmMethod', sha256),
    ),
  );
}

export function datePart(instant: Date): string {
  return instant.toISOString().slice(0, 10);
}

/** xsd:time in UTC; milliseconds only where there are some. */
export function timePart(instant: Date): string {
  return instant.toISOString().slice(11).replace('.000Z', 'Z');
}
