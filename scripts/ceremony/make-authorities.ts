import { uuidv7 } from 'uuidv7';
import { type AuthorityName, subjectOf, urlsOf, validityOf } from '@/certificates/authority';
import { issuingPolicies } from '@/certificates/certificate-policy';
import { shortenedTo } from '@/certificates/certificate-subject';
import { type Issuance, type IssuingAuthority, issueCertificate, issueRoot } from '@/pki/issue-certificate';
import { generatePkcs8, signerFromPkcs8 } from '@/pki/node-signer';
import { UsageError } from './ask';

export interface CeremonyPlan {
  readonly baseUrl: string;
  readonly root: AuthorityName;
  readonly tsa: AuthorityName;
  readonly chamber: AuthorityName;
}

export interface NewAuthority extends IssuingAuthority {
  readonly id: string;
  readonly kind: 'root' | 'tsa' | 'issuing' | 'ocsp';
  readonly pkcs8: Uint8Array;
  /** Its issuers, nearest first. */
  readonly chain: readonly Uint8Array[];
}

/** Root, time-stamping authority, the chamber's issuing authority and its OCSP responder, each with a fresh key. */
export async function makeAuthorities(plan: CeremonyPlan, now: Date): Promise<NewAuthority[]> {
  const root = await makeRoot(plan.root, now);
  const rootEnd = validityOf('root', now).notAfter;
  const urls = urlsOf(plan.baseUrl, root);
  const tsa = await certify('tsa', root, (spki) => ({
    profile: 'tsa',
    subject: subjectOf(plan.tsa),
    spki,
    ...validityOf('tsa', now, rootEnd),
    urls,
  }));
  const issuing = await certify('issuing', root, (spki) => ({
    profile: 'issuing-ca',
    subject: subjectOf(plan.chamber),
    spki,
    ...validityOf('issuing', now, rootEnd),
    policies: issuingPolicies,
    urls,
  }));
  const responder = { ...plan.chamber, commonName: shortenedTo(64, `OCSP ${plan.chamber.commonName}`) };
  const ocsp = await certify('ocsp', issuing, (spki) => ({
    profile: 'ocsp-responder',
    subject: subjectOf(responder),
    spki,
    ...validityOf('ocsp', now),
  }));
  return [root, tsa, issuing, ocsp];
}

async function makeRoot(name: AuthorityName, now: Date): Promise<NewAuthority> {
  const pkcs8 = generatePkcs8('p384');
  const signer = signerFromPkcs8(pkcs8);
  const validity = validityOf('root', now);
  const issuance = await issueRoot(
    { profile: 'root', subject: subjectOf(name), spki: signer.spki, ...validity },
    signer,
  );
  return {
    id: uuidv7(),
    kind: 'root',
    pkcs8,
    signer,
    chain: [],
    certificate: issued(issuance, name.commonName),
  };
}

async function certify(
  kind: NewAuthority['kind'],
  issuer: NewAuthority,
  request: (spki: Uint8Array) => Parameters<typeof issueCertificate>[0],
): Promise<NewAuthority> {
  const pkcs8 = generatePkcs8('p256');
  const signer = signerFromPkcs8(pkcs8);
  const certificate = issued(await issueCertificate(request(signer.spki), issuer), kind);
  return { id: uuidv7(), kind, pkcs8, signer, certificate, chain: [issuer.certificate, ...issuer.chain] };
}

function issued(issuance: Issuance, whose: string): Uint8Array {
  if (issuance.issued) return issuance.certificate;
  const findings = issuance.findings.map(({ rule, detail }) => (detail ? `${rule} (${detail})` : rule));
  throw new UsageError(`The certificate of ${whose} departs from its profile: ${findings.join(', ')}.`);
}
