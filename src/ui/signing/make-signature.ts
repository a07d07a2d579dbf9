import type { Bytes } from '@/pki/der-write';
import { readNaming } from '@/pki/issuer-and-serial';
import { signDocumentDigest } from '@/pki/sign-cms';
import { webCryptoSigner } from '@/pki/webcrypto-signer';
import { ok, type Result, refuse } from '@/trade/result';
import { sha256, toHex } from '../keys/certificate-facts';
import type { HeldKey } from '../keys/held-key';
import type { PreparedBytes, PreparedDocument } from './prepared-document';

export type Party = 'buyer' | 'seller';
export type SignatureRefusal =
  | 'another-certificate'
  | 'certificate-not-in-order'
  | 'offer-expired'
  | 'signature-too-large';

/**
 * Signs what was read (PAdES: a detached CMS over the byte range, with the signer's own certificate and digest among
 * the signed attributes). Refuses before the key is touched: another certificate than the offer was made to, another
 * one than the order itself names for this party's first signatory, an order that has lapsed.
 */
export async function makeSignature(
  { order, ...prepared }: PreparedDocument,
  key: HeldKey,
  asked: { readonly party: Party; readonly isSecond?: boolean; readonly fingerprint: string },
  now = new Date(),
): Promise<Result<Bytes, SignatureRefusal>> {
  const own = toHex(await sha256(key.certificates[0]));
  if (own !== asked.fingerprint) return refuse('another-certificate');
  const named = asked.isSecond ? null : order[asked.party].certificateDigest;
  if (named !== null && named !== own) return refuse('certificate-not-in-order');
  if (order.expiresAt <= now) return refuse('offer-expired');
  return await signBytes(prepared, key, asked.party);
}

/** The signature itself, once everything that speaks against it was asked. */
export async function signBytes(
  { digest, room }: PreparedBytes,
  key: HeldKey,
  role: Party | 'chamber',
): Promise<Result<Bytes, 'signature-too-large'>> {
  const { signatureAlgorithm, sign } = webCryptoSigner(key.privateKey);
  const cms = await signDocumentDigest({
    documentDigest: digest,
    certificates: withoutRoots(key.certificates),
    commitment: role === 'buyer' ? 'proof-of-origin' : 'proof-of-approval',
    signerRole: role,
    signatureAlgorithm,
    sign,
  });
  return cms.length <= room ? ok(cms) : refuse('signature-too-large');
}

/** A root in a message proves nothing: whoever verifies brings their own. */
function withoutRoots([own, ...above]: HeldKey['certificates']): HeldKey['certificates'] {
  const isRoot = (certificate: Bytes) => {
    const { issuer, subject } = readNaming(certificate);
    return toHex(issuer) === toHex(subject);
  };
  return [own, ...above.filter((certificate) => !isRoot(certificate))];
}
