import type { OrderAddress, OrderParty } from './order-document';
import { branch, leaf, type XmlElement } from './xml-write';

/** A party (UBL PartyType), cac:Party unless named otherwise; people's names are written whole, as cac:Contact, since UBL's cac:Person cuts them up. */
export function partyElement(of: OrderParty, name = 'cac:Party'): XmlElement {
  return branch(
    name,
    branch('cac:PartyIdentification', leaf('cbc:ID', of.organisationId, { schemeID: 'UUID' })),
    branch('cac:PartyName', leaf('cbc:Name', of.name)),
    postalAddress(of.address),
    branch(
      'cac:PartyLegalEntity',
      leaf('cbc:RegistrationName', of.name),
      leaf('cbc:CompanyID', of.identifier),
    ),
    of.personName === null ? null : branch('cac:Contact', leaf('cbc:Name', of.personName)),
  );
}

/** A party of which no more than the name is known. */
export function namedParty(element: string, name: string): XmlElement {
  return branch(element, branch('cac:PartyName', leaf('cbc:Name', name)));
}

function postalAddress(address: OrderAddress): XmlElement {
  return branch(
    'cac:PostalAddress',
    leaf('cbc:StreetName', address.street),
    leaf('cbc:AdditionalStreetName', address.landmark),
    leaf('cbc:CityName', address.town),
    leaf('cbc:PostalZone', address.postcode),
    branch('cac:Country', leaf('cbc:IdentificationCode', address.country)),
  );
}
