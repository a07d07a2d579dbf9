import type { Certificate } from './certificate';
import { attributeValue } from './distinguished-name';
import { Note } from './notes';
import { oid } from './oids';
import type { PersonReport, RevocationReport, SignatureReport, TimestampReport } from './report';
import type { RevocationEvidence } from './validate-path';
import type { ValidPath } from './validate-signer';
import type { TimestampVerdict } from './verify-timestamp';

/** The holder of a certificate, as a report names them. */
export function describePerson(certificate: Certificate): PersonReport {
  return person.of(certificate) ?? person.take(certificate, readPerson(certificate));
}

/** The same certificate comes again as the same object as long as it is remembered. */
const person = new Note<PersonReport>();

function readPerson(certificate: Certificate): PersonReport {
  const value = (type: string) => attributeValue(certificate.subject, type);
  return {
    subject: certificate.subject.text,
    person: value(oid.commonName),
    organisation: value(oid.organizationName),
    organisationIdentifier: value(oid.organizationIdentifier),
    country: value(oid.countryName),
    serialNumber: certificate.serialNumber,
    sha256: certificate.fingerprint,
  };
}

/** The path that was found, leaf first, and the revocation data it rests on. */
export function describePath(path: ValidPath): PathReport {
  const known = described.get(path);
  if (known) return known;
  const report = {
    path: path.path.map((certificate) => ({
      subject: certificate.subject.text,
      sha256: certificate.fingerprint,
      notBefore: certificate.notBefore.toISOString(),
      notAfter: certificate.notAfter.toISOString(),
    })),
    certificatePolicies: path.policies,
    revocation: path.revocation.map(describeEvidence),
  };
  described.set(path, report);
  return report;
}

type PathReport = Pick<SignatureReport, 'path' | 'certificatePolicies' | 'revocation'>;

/** Verdicts are remembered by `validatePath`, so the same object comes again. */
const described = new WeakMap<ValidPath, PathReport>();

function describeEvidence(evidence: RevocationEvidence): RevocationReport {
  return {
    certificate: evidence.certificate,
    source: evidence.kind,
    sha256: evidence.digest,
    issuedAt: evidence.thisUpdate.toISOString(),
    ...(evidence.nextUpdate && { nextUpdate: evidence.nextUpdate.toISOString() }),
    ...(evidence.revokedAt && { revokedAt: evidence.revokedAt.toISOString() }),
  };
}

export function timestampReport(
  name: string,
  kind: TimestampReport['kind'],
  verdict: TimestampVerdict,
): TimestampReport {
  const { info, authority, checks } = verdict;
  return {
    name,
    kind,
    indication: verdict.indication,
    subIndication: verdict.subIndication,
    reasonCode: verdict.reasonCode,
    reason: verdict.reason,
    time: info?.time.toISOString(),
    accuracyMilliseconds: info?.accuracyMilliseconds,
    policy: info?.policy,
    authority: authority?.subject.text,
    authorityNotAfter: authority?.notAfter.toISOString(),
    checks,
  };
}
