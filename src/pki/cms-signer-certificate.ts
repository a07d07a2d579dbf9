import { readAlgorithmIdentifier } from './algorithm-identifier';
import { allowedDigest } from './algorithm-policy';
import { type Certificate, CertificateError, parseCertificate } from './certificate';
import { singleValue } from './cms-attributes';
import type { CmsMessage, CmsSigner } from './cms-structure';
import { contentDigest } from './content-digest';
import {
  children,
  type DerNode,
  expectTag,
  onlyChild,
  raw,
  readIntegerBytes,
  readOctetString,
  tags,
} from './der-read';
import { hexOf, sameOctets } from './octets';
import { oid } from './oids';
import { Refused } from './signature-reasons';

/** The certificates of the message, none of which may be malformed. @throws Refused */
export function readCertificates({ certificates }: CmsMessage): Certificate[] {
  return certificates.map(readStrictly);
}

/** The one certificate that the signer identifier names, in the message or beside it. @throws Refused */
export function findSignerCertificate(
  { signer }: CmsMessage,
  certificates: readonly Certificate[],
  beside: readonly Uint8Array[],
): Certificate {
  const matches = matching(signer, certificates);
  const candidates = matches.length > 0 ? matches : matching(signer, beside.flatMap(readIfPossible));
  const [first, ...others] = candidates;
  if (!first) throw new Refused('cms-signer-certificate-missing');
  if (others.some((other) => other.fingerprint !== first.fingerprint))
    throw new Refused('cms-signer-certificate-ambiguous');
  return first;
}

/** signing-certificate-v2 binds exactly this certificate (RFC 5035 4): its digest, and issuer and serial if given. @throws Refused, DerError */
export function checkBoundCertificate({ signer }: CmsMessage, certificate: Certificate): void {
  const value = singleValue(signer.signed, oid.signingCertificateV2);
  if (!value) throw new Refused('cms-signing-certificate-missing');
  const [ids] = children(expectTag(value, tags.sequence));
  const [first] = children(expectTag(ids, tags.sequence));
  const { digest, certHash, issuerSerial } = readEssCertId(expectTag(first, tags.sequence));
  const actual = digest === 'sha256' ? certificate.fingerprint : contentDigest(digest, [certificate.der]);
  if (actual !== hexOf(certHash)) throw new Refused('cms-signing-certificate-wrong');
  if (issuerSerial && !namesCertificate(issuerSerial, certificate))
    throw new Refused('cms-signing-certificate-wrong', 'issuerSerial');
}

function readEssCertId(node: DerNode) {
  const fields = children(node);
  const algorithm = fields[0]?.tag === tags.sequence ? readAlgorithmIdentifier(fields.shift()!) : undefined;
  const digest = algorithm ? allowedDigest(algorithm.oid) : 'sha256';
  if (!digest) throw new Refused('cms-digest-algorithm', algorithm?.oid);
  const [certHash, issuerSerial, ...rest] = fields;
  if (rest.length > 0) throw new Refused('cms-malformed', 'ESSCertIDv2');
  return { digest, certHash: readOctetString(expectTag(certHash, tags.octetString)), issuerSerial };
}

/** IssuerSerial: the directoryName of the issuer and the serial number (RFC 5035 5). */
function namesCertificate(issuerSerial: DerNode, certificate: Certificate): boolean {
  const [names, serial] = children(expectTag(issuerSerial, tags.sequence));
  const directoryName = onlyChild(expectTag(names, tags.sequence));
  const name = onlyChild(expectTag(directoryName, 0xa4));
  return (
    sameOctets(raw(name), certificate.issuer.der) &&
    sameOctets(readIntegerBytes(expectTag(serial, tags.integer)), certificate.serialOctets)
  );
}

function matching({ identifier }: CmsSigner, candidates: readonly Certificate[]): Certificate[] {
  return candidates.filter((certificate) =>
    'keyId' in identifier
      ? certificate.subjectKeyId !== null && sameOctets(certificate.subjectKeyId, identifier.keyId)
      : sameOctets(certificate.serialOctets, identifier.serial) &&
        sameOctets(certificate.issuer.der, identifier.issuer),
  );
}

function readStrictly(der: Uint8Array): Certificate {
  try {
    return parseCertificate(der);
  } catch (error) {
    if (error instanceof CertificateError) throw new Refused('cms-certificate-malformed', error.defect);
    throw error;
  }
}

function readIfPossible(der: Uint8Array): Certificate[] {
  try {
    return [parseCertificate(der)];
  } catch (error) {
    if (error instanceof CertificateError) return [];
    throw error;
  }
}
