import type { OrderParty } from './order-document';
import type { XmlElement } from './xml-write';

/** A UBL document without an element we need, or with a value in it that is none. */
export class UblError extends Error {
  constructor(
    readonly code: 'ubl-element-missing' | 'ubl-value',
    readonly element: string,
  ) {
    super(`${code}: ${element}`);
    this.name = 'UblError';
  }
}

/** The children of an element, by path: "cac:Party/cbc:Name". Throws {@link UblError} where there is none. */
export function at(element: XmlElement, path: string): XmlElement {
  return optional(element, path) ?? missing(path);
}

/** The same, or undefined. */
export function optional(element: XmlElement, path: string): XmlElement | undefined {
  return path
    .split('/')
    .reduce<XmlElement | undefined>((found, name) => found?.children.find((c) => c.name === name), element);
}

export function textAt(element: XmlElement, path: string): string {
  return at(element, path).text;
}

export function instant(date: string, time: string): Date {
  const found = new Date(`${date}T${time}`);
  return Number.isNaN(found.getTime()) ? wrong('cbc:IssueDate') : found;
}

export function integer(text: string): number {
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : wrong('number');
}

/** The SHA-256 (hex) that a document reference carries. */
export function digest(reference: XmlElement): string {
  return textAt(reference, 'cac:Attachment/cac:ExternalReference/cbc:DocumentHash');
}

/** What `partyElement` wrote, but for the certificate, which stands elsewhere. */
export function readParty(element: XmlElement): Omit<OrderParty, 'certificateDigest'> {
  const address = at(element, 'cac:PostalAddress');
  const [landmark, postcode] = [
    optional(address, 'cbc:AdditionalStreetName')?.text,
    optional(address, 'cbc:PostalZone')?.text,
  ];
  return {
    organisationId: textAt(element, 'cac:PartyIdentification/cbc:ID'),
    name: textAt(element, 'cac:PartyLegalEntity/cbc:RegistrationName'),
    identifier: textAt(element, 'cac:PartyLegalEntity/cbc:CompanyID'),
    address: {
      street: textAt(address, 'cbc:StreetName'),
      ...(landmark !== undefined && { landmark }),
      town: textAt(address, 'cbc:CityName'),
      ...(postcode !== undefined && { postcode }),
      country: textAt(address, 'cac:Country/cbc:IdentificationCode'),
    },
    personName: optional(element, 'cac:Contact/cbc:Name')?.text ?? null,
  };
}

export function missing(element: string): never {
  throw new UblError('ubl-element-missing', element);
}

export function wrong(element: string): never {
  throw new UblError('ubl-value', element);
}
