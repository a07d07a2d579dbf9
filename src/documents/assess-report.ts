import type { SignatureReport, VerificationReport } from '@/pki/report';
import type { Money } from '@/trade/money';
import { commitmentOf, type Document, fieldOf, type SigningParty } from './document';
import { readPaper } from './read-paper';
import { boundParties, type Signatory } from './signatories';

/** What a verification means for the house: whose signatures passed, and the amount they signed for. */
export interface Assessment {
  /** sorted: ['buyer', 'seller'] */
  readonly partiesPassed: readonly SigningParty[];
  /** read out of the signed bytes; null when the paper is not of this document, or of a kind without an amount */
  readonly total: Money | null;
}

/**
 * A signature has passed when the verifier passed it in its own field, made with the very certificate that our books hold
 * for it, and saying what its party's must say. A party has passed when all its signatures are there and passed. Nothing passes on a paper of another subject.
 */
export function assessReport(
  report: VerificationReport,
  bytes: Uint8Array,
  document: Document,
  signatories: readonly Signatory[],
): Assessment {
  const paper = readPaper(document.kind, bytes);
  if (!paper?.isOf(document)) return { partiesPassed: [], total: null };
  const passed = signatories.filter((signatory) =>
    report.signatures.some((signature) => isPassedSignatureOf(signature, signatory)),
  );
  return { partiesPassed: boundParties(passed), total: paper.total };
}

function isPassedSignatureOf(signature: SignatureReport, { party, place, fingerprint }: Signatory): boolean {
  return (
    signature.indication === 'TOTAL-PASSED' &&
    signature.name === fieldOf(party, place) &&
    signature.signer?.sha256 === fingerprint &&
    signature.commitment === commitmentOf[party]
  );
}
