import { PdfError } from './pdf-object';
import type { Finding, Indication } from './report';
import {
  Refused,
  type SignatureReason,
  type SignatureSubIndication,
  signatureReasons,
} from './signature-reasons';

export const passed: Finding = { indication: 'TOTAL-PASSED' };

/** What a reason means in the terms of ETSI EN 319 102-1. */
export function findingOf(reason: SignatureReason, detail?: string): Finding {
  const [subIndication, sentence] = signatureReasons[reason];
  return {
    indication: failing.has(subIndication) ? 'TOTAL-FAILED' : 'INDETERMINATE',
    subIndication,
    reasonCode: reason,
    reason: detail ? `${sentence.slice(0, -1)} (${detail}).` : sentence,
  };
}

const failing: ReadonlySet<SignatureSubIndication> = new Set([
  'FORMAT_FAILURE',
  'HASH_FAILURE',
  'SIG_CRYPTO_FAILURE',
  'NOT_YET_VALID',
]);

/** The finding of an error thrown while reading; other errors are bugs and go on. */
export function findingOfError(error: unknown): Finding {
  if (error instanceof Refused) return findingOf(error.reason, error.detail);
  if (error instanceof PdfError) {
    return {
      indication: 'TOTAL-FAILED',
      subIndication: 'FORMAT_FAILURE',
      reasonCode: error.reason,
      reason: `The document cannot be read unambiguously: ${error.message}.`,
    };
  }
  throw error;
}

/** The worst of several findings: failed before indeterminate before passed, the earlier one first. */
export function worst(findings: readonly Finding[]): Finding {
  return findings.reduce((a, b) => (rank[b.indication] > rank[a.indication] ? b : a), passed);
}

const rank: Record<Indication, number> = { 'TOTAL-PASSED': 0, INDETERMINATE: 1, 'TOTAL-FAILED': 2 };

/** Only the four fields of a finding, for spreading into a report. */
export function conclusion({ indication, subIndication, reasonCode, reason }: Finding): Finding {
  return { indication, subIndication, reasonCode, reason };
}
