import { readNaming } from '@/pki/issuer-and-serial';
import { oid } from '@/pki/oids';
import { readPublicKey } from '@/pki/public-key';
import { signInMessage } from '@/pki/sign-in-message';
import { verifySignature } from '@/pki/verify-signature';

/** Was this signature made by the certificate's key over `signInMessage`? P-256 with SHA-256, or RSASSA-PKCS1-v1_5. */
export function isSignInSignature(
  certificate: Uint8Array,
  attempt: { readonly origin: string; readonly nonce: Uint8Array; readonly signature: Uint8Array },
): boolean {
  const spki = readNaming(certificate).spki;
  const data = signInMessage(attempt.origin, attempt.nonce);
  const algorithm = algorithmFor(spki);
  return (
    algorithm !== null && verifySignature({ algorithm, spki, data, signature: attempt.signature }) === 'good'
  );
}

function algorithmFor(spki: Uint8Array): { oid: string; parameters: Uint8Array | null } | null {
  const key = readPublicKey(spki);
  if ('refused' in key) return null;
  if (key.kind === 'p256') return { oid: oid.ecdsaWithSha256, parameters: null };
  if (key.kind === 'rsa') return { oid: oid.sha256WithRsa, parameters: Uint8Array.of(0x05, 0x00) };
  return null;
}
