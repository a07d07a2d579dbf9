import { parseCertificate } from '@/pki/certificate';
import { attributeValue } from '@/pki/distinguished-name';
import { oid } from '@/pki/oids';
import { textIn } from '@/portals/text-in';
import type { Authority } from './authority';
import type { Certified } from './certificate-subject';
import type { Enrolment } from './find-enrolment';

/**
 * Whom the books say a certificate is for: a member's organisation by its own identifier; staff of a chamber or of
 * the operator by an identifier of this installation's own (ETSI EN 319 412-1 5.1.4: two letters and a colon).
 */
export function certifiedPerson(
  enrolment: Pick<Enrolment, 'person' | 'organisation' | 'portal'>,
  issuer: Authority,
): Certified {
  const { person, organisation, portal } = enrolment;
  const personName = person.latinName;
  if (organisation) {
    const { legalName, country, organisationIdentifier } = organisation;
    return { personName, organisationName: legalName, country, organisationIdentifier };
  }
  if (portal) {
    const organisationIdentifier = `TS:${portal.country}-${portal.slug}`;
    const organisationName = textIn(person.locale, portal.chamberName);
    return { personName, organisationName, country: portal.country, organisationIdentifier };
  }
  const { subject } = parseCertificate(issuer.certificate);
  const country = attributeValue(subject, oid.countryName)!;
  const organisationName = attributeValue(subject, oid.organizationName)!;
  return { personName, organisationName, country, organisationIdentifier: `TS:${country}-operator` };
}
