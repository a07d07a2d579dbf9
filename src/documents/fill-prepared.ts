import { DerError, readDer } from '@/pki/der-read';
import { findSignedRange } from '@/pki/pdf-byte-range';
import { fillPlaceholder, isFilledRevision } from '@/pki/pdf-placeholder';
import { ok, type Result, refuse } from '@/trade/result';

/** What a signer sends back: the signature alone, or the whole prepared file with the signature in its place. */
export type Submission = { readonly cms: Uint8Array } | { readonly signedDocument: Uint8Array };

export type FillRefusal =
  | 'bytes-not-as-prepared'
  | 'bytes-appended'
  | 'signature-too-large'
  | 'signature-missing';

/**
 * The signature and the prepared revision with it in place, if the submission is byte for byte that. Whatever else was
 * changed, or appended as an update of its own, is refused here, before anything is parsed.
 */
export function fillPrepared(
  prepared: Uint8Array,
  submission: Submission,
): Result<{ readonly cms: Uint8Array; readonly revision: Uint8Array }, FillRefusal> {
  if ('cms' in submission) return filled(prepared, submission.cms);
  const { signedDocument } = submission;
  if (!isFilledRevision(prepared, signedDocument)) {
    const isLonger = signedDocument.length > prepared.length;
    const beginning = signedDocument.subarray(0, prepared.length);
    return refuse(
      isLonger && isFilledRevision(prepared, beginning) ? 'bytes-appended' : 'bytes-not-as-prepared',
    );
  }
  const cms = signatureIn(signedDocument);
  return cms ? ok({ cms, revision: signedDocument }) : refuse('signature-missing');
}

/** Puts a signature into its place. */
export function filled(
  prepared: Uint8Array,
  cms: Uint8Array,
): Result<
  { readonly cms: Uint8Array; readonly revision: Uint8Array },
  'signature-too-large' | 'signature-missing'
> {
  const range = findSignedRange(prepared);
  if (cms.length === 0 || !range) return refuse('signature-missing');
  if (cms.length * 2 > range.hexEnd - range.hexStart)
    return refuse('signature-too-large', { bytes: cms.length });
  return ok({ cms, revision: fillPlaceholder(prepared, cms) });
}

/** The DER in the place of the newest signature, without the zeros that fill it up. */
function signatureIn(signedDocument: Uint8Array): Uint8Array | null {
  const range = findSignedRange(signedDocument);
  if (!range) return null;
  const hex = Buffer.from(signedDocument.subarray(range.hexStart, range.hexEnd)).toString('latin1');
  const contents = new Uint8Array(Buffer.from(hex, 'hex'));
  const length = elementLength(contents);
  return length !== null && contents.subarray(length).every((byte) => byte === 0)
    ? contents.slice(0, length)
    : null;
}

/** Length of the DER element at the beginning: tag, definite length of at most two octets, contents. */
function elementLength(bytes: Uint8Array): number | null {
  const [, first = 0, second = 0, third = 0] = bytes;
  const total =
    first < 0x80 ? 2 + first : first === 0x81 ? 3 + second : first === 0x82 ? 4 + second * 256 + third : 0;
  if (total === 0 || total > bytes.length) return null;
  try {
    readDer(bytes.subarray(0, total));
    return total;
  } catch (error) {
    if (error instanceof DerError) return null;
    throw error;
  }
}
