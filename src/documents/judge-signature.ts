import type { SignatureReport, VerificationReport } from '@/pki/report';
import { ok, type Result, refuse } from '@/trade/result';
import { commitmentOf, fieldOf, type SigningParty, type SigningPlace } from './document';

export type JudgementRefusal =
  | 'wrong-certificate'
  | 'foreign-certificate'
  | 'certificate-revoked'
  | 'certificate-expired'
  | 'certificate-not-yet-valid'
  | 'revocation-unknown'
  | 'signature-of-other-bytes'
  | 'wrong-commitment'
  | 'not-totally-passed';

/**
 * What the verifier's report means for the signature just submitted, as the reason a person can act on. The certificate
 * is asked first: a valid signature by anybody else is still not the one that was offered.
 */
export function judgeSignature(
  report: VerificationReport,
  offered: { readonly party: SigningParty; readonly place: SigningPlace; readonly fingerprint: string },
): Result<null, JudgementRefusal> {
  const signature = report.signatures.find(({ name }) => name === fieldOf(offered.party, offered.place));
  if (!signature) return refuse('not-totally-passed', detailOf(report));
  if (signature.signer && signature.signer.sha256 !== offered.fingerprint) {
    return refuse(isForeign(signature) ? 'foreign-certificate' : 'wrong-certificate');
  }
  if (signature.indication !== 'TOTAL-PASSED') return refuse(reasonOf(signature), detailOf(signature));
  if (signature.commitment !== commitmentOf[offered.party]) return refuse('wrong-commitment');
  if (report.indication !== 'TOTAL-PASSED') return refuse('not-totally-passed', detailOf(report));
  return ok(null);
}

function isForeign(signature: SignatureReport): boolean {
  return signature.subIndication === 'NO_CERTIFICATE_CHAIN_FOUND';
}

const reasons: Readonly<Record<string, JudgementRefusal>> = {
  HASH_FAILURE: 'signature-of-other-bytes',
  NO_CERTIFICATE_CHAIN_FOUND: 'foreign-certificate',
  REVOKED: 'certificate-revoked',
  REVOKED_NO_POE: 'certificate-revoked',
  EXPIRED: 'certificate-expired',
  OUT_OF_BOUNDS_NO_POE: 'certificate-expired',
  NOT_YET_VALID: 'certificate-not-yet-valid',
  TRY_LATER: 'revocation-unknown',
};

function reasonOf({ subIndication = '' }: SignatureReport): JudgementRefusal {
  return Object.hasOwn(reasons, subIndication) ? reasons[subIndication]! : 'not-totally-passed';
}

function detailOf(finding: SignatureReport | VerificationReport): Record<string, string> {
  const { indication, subIndication = '', reasonCode = '' } = finding;
  return { indication, subIndication, reasonCode };
}
