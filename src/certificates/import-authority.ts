import type { Tx } from '@/db/connection';
import type { Actor } from '@/members/actor';
import { may } from '@/members/policy';
import { type Certificate, certificateIn, parseCertificate } from '@/pki/certificate';
import { signerFromPkcs8 } from '@/pki/node-signer';
import { sameOctets } from '@/pki/octets';
import { oid } from '@/pki/oids';
import { validatePath } from '@/pki/validate-path';
import { ok, type Result, refuse } from '@/trade/result';
import type { Authority, AuthorityKind } from './authority';
import { configuredKeyStore } from './configured-key-store';
import { findAuthorities } from './find-authorities';
import { signCrl } from './sign-crl';
import { storeAuthority } from './store-authority';

export interface AuthorityImport {
  /** The id that the ceremony gave it: the addresses in certificates name it. */
  readonly id: string;
  readonly portalId: string | null;
  readonly certificate: Uint8Array;
  /** PKCS#8, out of its PKCS#12; null for an authority whose key stays offline. */
  readonly privateKey: Uint8Array | null;
}

export type ImportRefusal =
  | 'not-allowed'
  | 'not-an-authority'
  | 'key-of-another'
  | 'already-imported'
  | 'issuer-unknown'
  | 'chain-not-valid';

/** Takes in an authority made by the ceremony: a root first, then what it certified. Signs the first list where it can. */
export async function importAuthority(
  tx: Tx,
  actor: Actor | null,
  input: AuthorityImport,
  now = new Date(),
): Promise<Result<Authority, ImportRefusal>> {
  if (actor && !may(actor, 'open-portal')) return refuse('not-allowed');
  const certificate = certificateIn(input.certificate);
  const kind = certificate && kindOf(certificate);
  if (!kind) return refuse('not-an-authority');
  if (input.privateKey && !sameOctets(signerFromPkcs8(input.privateKey).spki, certificate.spki)) {
    return refuse('key-of-another');
  }
  const known = await findAuthorities(tx);
  if (known.some(({ id, fingerprint }) => id === input.id || fingerprint === certificate.fingerprint)) {
    return refuse('already-imported');
  }
  const issuer = kind === 'root' ? null : known.find((other) => isIssuer(other, certificate));
  if (issuer === undefined) return refuse('issuer-unknown');
  const chain = checkChain(certificate, kind, known, now);
  if (!chain.ok) return chain;
  const sealed = input.privateKey && (await configuredKeyStore().importKey(input.id, input.privateKey));
  const authority = await storeAuthority(tx, actor, { ...input, kind, issuerId: issuer?.id ?? null, sealed });
  if (kind === 'root' || kind === 'issuing') await signCrl(tx, authority, now);
  return ok(authority);
}

/** Our profiles tell authorities apart by their constraints and purposes. */
function kindOf({ isSelfIssued, basicConstraints, extendedKeyUsage }: Certificate): AuthorityKind | null {
  if (basicConstraints?.ca)
    return isSelfIssued ? 'root' : basicConstraints.pathLength === 0 ? 'issuing' : null;
  if (extendedKeyUsage?.includes(oid.timeStamping)) return 'tsa';
  return extendedKeyUsage?.includes(oid.ocspSigning) ? 'ocsp' : null;
}

function isIssuer({ certificate }: Authority, subordinate: Certificate): boolean {
  return sameOctets(parseCertificate(certificate).subject.der, subordinate.issuer.der);
}

function checkChain(
  certificate: Certificate,
  kind: AuthorityKind,
  known: readonly Authority[],
  at: Date,
): Result<null, 'chain-not-valid'> {
  const of = (wanted: AuthorityKind) =>
    known.filter((other) => other.kind === wanted).map((other) => other.certificate);
  const verdict = validatePath({
    leaf: certificate.der,
    intermediates: [...of('intermediate'), ...of('issuing')],
    anchors: kind === 'root' ? [certificate.der] : of('root'),
    crls: [],
    ocspResponses: [],
    at,
    revocation: 'none',
  });
  return verdict.valid ? ok(null) : refuse('chain-not-valid', { reason: verdict.reasonCode });
}
