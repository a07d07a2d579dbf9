import type { Certificate } from '@/pki/certificate';
import { attributeValue } from '@/pki/distinguished-name';
import { sameOctets } from '@/pki/octets';
import { oid } from '@/pki/oids';
import { validatePath } from '@/pki/validate-path';
import { ok, type Result, refuse } from '@/trade/result';
import { memberCertificatePolicy } from './certificate-policy';

export type CertifiedAuthorityRefusal =
  | 'key-of-another'
  | 'not-an-authority'
  | 'may-not-sign'
  | 'subject-incomplete'
  | 'policy-not-carried'
  | 'anchor-not-self-signed'
  | 'chain-not-valid'
  | 'path-too-short';

/**
 * Is there, among these certificates, one that makes the key an issuing authority whose members' certificates will
 * be valid under the anchor? Gives its path: the authority first, the anchor last.
 */
export function checkCertifiedAuthority(
  input: {
    /** SubjectPublicKeyInfo of the key that was to be certified. */
    readonly spki: Uint8Array;
    readonly certificates: readonly Certificate[];
    /** Whom the operator believes; they vouch for it, not the file. */
    readonly anchor: Certificate;
  },
  at: Date,
): Result<readonly [Certificate, ...Certificate[]], CertifiedAuthorityRefusal> {
  const { anchor } = input;
  const certificate = input.certificates.find(({ spki }) => sameOctets(spki, input.spki));
  if (!certificate) return refuse('key-of-another');
  if (!certificate.basicConstraints?.ca) return refuse('not-an-authority');
  const { keyUsage } = certificate;
  if (!keyUsage?.has('keyCertSign') || !keyUsage.has('cRLSign')) return refuse('may-not-sign');
  const named = [oid.countryName, oid.organizationName, oid.commonName];
  if (named.some((type) => !attributeValue(certificate.subject, type))) return refuse('subject-incomplete');
  if (!anchor.isSelfIssued || !anchor.basicConstraints?.ca) return refuse('anchor-not-self-signed');
  const verdict = validatePath({
    leaf: certificate.der,
    intermediates: input.certificates.filter((other) => other !== certificate).map(({ der }) => der),
    anchors: [anchor.der],
    crls: [],
    ocspResponses: [],
    at,
    revocation: 'none',
  });
  if (!verdict.valid) return refuse('chain-not-valid', { reason: verdict.reasonCode });
  if (!carriesOurPolicy(certificate))
    return refuse('policy-not-carried', { policy: memberCertificatePolicy });
  const path = verdict.path as readonly [Certificate, ...Certificate[]];
  const short = path.find((above, below) => (above.basicConstraints?.pathLength ?? below) < below);
  return short ? refuse('path-too-short', { authority: short.subject.text }) : ok(path);
}

/** A certificate that names policies must let members' be among them (RFC 5280 6.1.3 d), by name or by anyPolicy. */
function carriesOurPolicy({ certificatePolicies }: Certificate): boolean {
  const named = certificatePolicies.map(({ policy }) => policy);
  return named.includes(memberCertificatePolicy) || named.includes(oid.anyPolicy);
}
