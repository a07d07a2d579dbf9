import type { RelyingPartyInput } from './relying-party-input';
import type { VerificationReport } from './report';
import { verifyContainer } from './verify-container';
import { verifyDetached } from './verify-detached';
import { verifyDocument } from './verify-document';

/**
 * Verifies whatever file it is: a zip container, a file with a detached signature beside it, or else a PDF.
 * Never throws on hostile bytes.
 */
export function verifyAny(
  file: Uint8Array,
  input: RelyingPartyInput,
  signature?: Uint8Array,
): VerificationReport {
  if (signature) return verifyDetached(file, signature, input);
  const isZip = file[0] === 0x50 && file[1] === 0x4b;
  return isZip ? verifyContainer(file, input) : verifyDocument(file, input);
}
