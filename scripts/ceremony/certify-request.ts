import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { urlsOf, validityOf } from '@/certificates/authority';
import { issuingPolicies } from '@/certificates/certificate-policy';
import { parseCertificate } from '@/pki/certificate';
import { attributeValue } from '@/pki/distinguished-name';
import { issueCertificate } from '@/pki/issue-certificate';
import { signerFromPkcs8 } from '@/pki/node-signer';
import { oid } from '@/pki/oids';
import { encodePem, firstPem } from '@/pki/pem';
import { parseCertificationRequest } from '@/pki/pkcs10';
import { readPkcs12 } from '@/pki/read-pkcs12';
import { verifyProofOfPossession } from '@/pki/verify-pkcs10';
import { UsageError } from './ask';
import { readRecord } from './record';

export interface CertifyRequest {
  readonly rootPkcs12: string;
  readonly passphrase: string;
  /** record.json of the ceremony: where the root publishes. */
  readonly record: string;
  /** PKCS#10, PEM: as the operator's screen gives it. */
  readonly request: string;
  readonly out: string;
}

/**
 * Has the offline root certify an issuing authority whose key was made in the installation: another chamber's, or the
 * next generation of one there is. Nothing that the request asks for is granted but its name and key.
 */
export async function certifyRequest(
  input: CertifyRequest,
  now: Date,
): Promise<{ subject: string; fingerprint: string }> {
  if (existsSync(input.out)) throw new UsageError(`${input.out} exists already.`);
  const opened = await readPkcs12(new Uint8Array(readFileSync(input.rootPkcs12)), input.passphrase);
  if (!opened.ok) throw new UsageError(`${input.rootPkcs12} does not open: ${opened.reason}.`);
  const certificate = opened.certificates[0]!;
  const root = { certificate, signer: signerFromPkcs8(opened.privateKeyPkcs8) };
  const { fingerprint, notAfter } = parseCertificate(certificate);
  const record = readRecord(input.record);
  const known = record.authorities.find((made) => made.kind === 'root' && made.fingerprint === fingerprint);
  if (!known) throw new UsageError('The record is of another root.');
  const request = readRequest(input.request);
  const subject = [oid.countryName, oid.organizationName, oid.commonName].map((type) => ({
    oid: type,
    value: attributeValue(request.subject, type) ?? '',
  }));
  const issuance = await issueCertificate(
    {
      profile: 'issuing-ca',
      subject,
      spki: request.spki,
      ...validityOf('issuing', now, notAfter),
      policies: issuingPolicies,
      urls: urlsOf(record.baseUrl, { id: known.id, kind: 'root' }),
    },
    root,
  );
  if (!issuance.issued) {
    const rules = issuance.findings.map(({ rule }) => rule).join(', ');
    throw new UsageError(`The certificate would depart from its profile: ${rules}.`);
  }
  writeFileSync(input.out, encodePem('CERTIFICATE', issuance.certificate), { flag: 'wx' });
  const made = parseCertificate(issuance.certificate);
  return { subject: made.subject.text, fingerprint: made.fingerprint };
}

function readRequest(path: string) {
  const der = firstPem(readFileSync(path, 'utf8'), 'CERTIFICATE REQUEST');
  const request = der && parseCertificationRequest(der);
  if (!request) throw new UsageError(`${path} is no certification request.`);
  if (!verifyProofOfPossession(request)) throw new UsageError(`${path} is not signed by its own key.`);
  return request;
}
