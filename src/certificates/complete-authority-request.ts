import { eq } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import type { Actor } from '@/members/actor';
import { may } from '@/members/policy';
import { parseCertificationRequest } from '@/pki/pkcs10';
import { readCertificateFile } from '@/pki/read-certificate-file';
import { ok, type Result, refuse } from '@/trade/result';
import type { Authority } from './authority';
import { type CertifiedAuthorityRefusal, checkCertifiedAuthority } from './check-certified-authority';
import { createOcspResponder } from './create-authority';
import { enterAbove, firstPath, knownRoots } from './enter-above';
import { findAuthority } from './find-authorities';
import { findAuthorityRequest } from './find-authority-requests';
import { retireAuthority } from './retire-authority';
import { authorityRequests } from './schema';
import { signCrl } from './sign-crl';
import { storeAuthority } from './store-authority';

export type CompleteRequestRefusal =
  | CertifiedAuthorityRefusal
  | 'not-allowed'
  | 'request-unknown'
  | 'already-certified'
  | 'file-unreadable'
  | 'anchor-unreadable'
  | 'anchor-needed'
  | 'responder-not-certifiable';

export interface CertifiedRequest {
  readonly requestId: string;
  /** What the certifier gave: PEM, DER or PKCS#7, with the authorities in between. */
  readonly file: Uint8Array;
  /** The root to believe, as the operator got it from the certifier; null when it is one of ours already. */
  readonly anchor: Uint8Array | null;
}

/**
 * Takes in the certificate of a requested authority. What stands above it is entered too: the anchor as a root whose
 * key is elsewhere, the others as intermediates. The authority signs its first list, certifies its OCSP responder, and
 * takes over from the one it replaces.
 */
export async function completeAuthorityRequest(
  tx: Tx,
  actor: Actor | null,
  input: CertifiedRequest,
  now = new Date(),
): Promise<Result<Authority, CompleteRequestRefusal>> {
  if (actor && !may(actor, 'open-portal')) return refuse('not-allowed');
  const request = await findAuthorityRequest(tx, input.requestId, { lock: true });
  if (!request) return refuse('request-unknown');
  if (request.completedAt) return refuse('already-certified');
  const certificates = readCertificateFile(input.file);
  if (!certificates) return refuse('file-unreadable');
  const anchors = input.anchor ? readCertificateFile(input.anchor) : await knownRoots(tx);
  if (!anchors || (input.anchor && anchors.length !== 1)) return refuse('anchor-unreadable');
  const { spki } = parseCertificationRequest(request.certificationRequest)!;
  const path = firstPath(anchors, (anchor) => checkCertifiedAuthority({ spki, certificates, anchor }, now));
  if (!path.ok) return path;

  const [certified, ...above] = path.value;
  const issuerId = await enterAbove(tx, actor, above);
  const authority = await storeAuthority(tx, actor, {
    id: request.id,
    kind: 'issuing',
    portalId: request.portalId,
    issuerId,
    certificate: certified.der,
    sealed: { bytes: request.sealedKey, keyEncryptionKeyId: request.keyEncryptionKeyId },
  });
  await tx.update(authorityRequests).set({ completedAt: now }).where(eq(authorityRequests.id, request.id));
  await signCrl(tx, authority, now);
  const responder = await createOcspResponder(tx, actor, authority.id, now);
  if (!responder.ok) return refuse('responder-not-certifiable', responder.refusal.detail);
  const replaced = request.replacesId ? await findAuthority(tx, request.replacesId) : null;
  if (replaced) await retireAuthority(tx, actor, replaced, authority.id, now);
  return ok(authority);
}
