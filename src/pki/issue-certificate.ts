import { keyIdentifier } from './build-extensions';
import { buildName } from './build-name';
import { buildTbsCertificate } from './build-tbs-certificate';
import type { CertificateRequest } from './certificate-request';
import { children, expectTag, readDer, readTime } from './der-read';
import { type Bytes, bitString, sequence } from './der-write';
import { readNaming } from './issuer-and-serial';
import { issuerKeyIdentifier } from './issuer-key-identifier';
import { type LintIssuer, lintTbsCertificate } from './lint-certificate';
import type { LintFinding } from './lint-finding';
import { signChecked } from './sign-checked';
import { type Signer, signatureAlgorithmIdentifier } from './signer';

export type Issuance =
  | { readonly issued: true; readonly certificate: Bytes }
  | { readonly issued: false; readonly findings: readonly LintFinding[] };

/** An authority about to sign: its certificate and the key behind it. */
export interface IssuingAuthority {
  readonly certificate: Uint8Array;
  readonly signer: Signer;
}

/**
 * Builds the certificate, holds it against its profile, and only then lets the CA key sign it (RFC 5280 section 4).
 * `serial` is given only by those who rebuild a known certificate. Throws when the authority's key is not the one
 * its certificate names.
 */
export async function issueCertificate(
  request: Exclude<CertificateRequest, { profile: 'root' }>,
  authority: IssuingAuthority,
  serial?: Uint8Array,
): Promise<Issuance> {
  const issuer = readIssuer(authority.certificate);
  if (Buffer.compare(issuer.spki, authority.signer.spki) !== 0)
    throw new Error('the signer is not the key of the authority');
  const { signer } = authority;
  const tbs = buildTbsCertificate(
    request,
    { name: issuer.subject, keyId: issuer.keyId, algorithm: signer.algorithm },
    serial,
  );
  return signWhenClean(tbs, lintTbsCertificate(tbs, request.profile, issuer), signer);
}

/** The operator's root, signed by itself. */
export async function issueRoot(
  request: Extract<CertificateRequest, { profile: 'root' }>,
  signer: Signer,
): Promise<Issuance> {
  const issuer = {
    name: buildName(request.subject),
    keyId: keyIdentifier(signer.spki),
    algorithm: signer.algorithm,
  };
  const tbs = buildTbsCertificate(request, issuer);
  return signWhenClean(tbs, lintTbsCertificate(tbs, 'root', null), signer);
}

async function signWhenClean(tbs: Uint8Array, findings: LintFinding[], signer: Signer): Promise<Issuance> {
  if (findings.length > 0) return { issued: false, findings };
  const signature = await signChecked(signer, tbs);
  const certificate = sequence(tbs, signatureAlgorithmIdentifier(signer.algorithm), bitString(signature));
  return { issued: true, certificate };
}

function readIssuer(certificate: Uint8Array): LintIssuer {
  const { subject, spki } = readNaming(certificate);
  const tbs = children(expectTag(children(readDer(certificate))[0], 0x30));
  const [notBefore, notAfter] = children(expectTag(tbs[4], 0x30)).map((time) => readTime(time));
  const keyId = issuerKeyIdentifier(certificate);
  return { subject, spki, keyId, notBefore: notBefore!, notAfter: notAfter! };
}
