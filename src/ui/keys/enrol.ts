import type { Bytes } from '@/pki/der-write';
import { fromBase64, toBase64 } from '@/pki/pem';
import { buildCertificationRequest } from '@/pki/pkcs10';
import type { HeldKey } from './held-key';
import { keepInBrowser } from './keep-in-browser';
import { removeKey, storedKey, storeKey } from './key-store';
import { belongsTogether, generateKey, type NewKey } from './private-key';

/** What the chamber answers to a request: certificates in base64, the member's own first, or the code of a refusal. */
export type Certify = (
  request: string,
  keepHere: boolean,
) => Promise<
  | { readonly ok: true; readonly certificates: readonly string[] }
  | { readonly ok: false; readonly code: string }
>;

/** A key on its way to a certificate. `pkcs8` is there for the key file until it is written or the page is left. */
export interface PendingKey {
  readonly publicKey: CryptoKey;
  readonly privateKey: CryptoKey;
  readonly pkcs8: Bytes | null;
}

/**
 * Makes the key of an enrolment. One that resumes, because the answer was lost after the invitation had been used,
 * goes on with the key it began with; its file can no longer be written.
 */
export async function beginEnrolment(
  enrolmentId: string,
  how: { readonly keepHere: boolean; readonly resuming: boolean },
): Promise<PendingKey> {
  const { keepHere, resuming } = how;
  const waiting = resuming ? await storedKey(enrolmentId) : null;
  if (waiting?.publicKey) return { ...waiting, publicKey: waiting.publicKey, pkcs8: null };
  const made: NewKey = await generateKey();
  const { publicKey, privateKey } = made;
  if (keepHere) {
    await storeKey({ id: enrolmentId, publicKey, privateKey, certificates: [], createdAt: new Date() });
  }
  return made;
}

/** Has the key certified and keeps it. Until then nothing of it is lost: whatever fails can be tried again. */
export async function completeEnrolment(
  enrolmentId: string,
  pending: PendingKey,
  keepHere: boolean,
  certify: Certify,
): Promise<{ ok: true; key: HeldKey } | { ok: false; code: string }> {
  const answer = await certify(toBase64(await buildCertificationRequest([], pending)), keepHere);
  if (!answer.ok) return answer;
  const certificates = answer.certificates.map(fromBase64).filter((der) => der !== null);
  const key: HeldKey = {
    privateKey: pending.privateKey,
    certificates: certificates as [Bytes, ...Bytes[]],
  };
  if (certificates.length === 0 || !(await belongsTogether(key)))
    return { ok: false, code: 'key-does-not-match' };
  if (keepHere) {
    await keepInBrowser(key);
    await removeKey(enrolmentId);
  }
  return { ok: true, key };
}
