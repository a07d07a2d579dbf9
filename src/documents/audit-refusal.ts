import { appendEntry } from '@/audit/append-entry';
import { inTransaction } from '@/db/transaction';
import type { Actor } from '@/members/actor';
import type { Refusal } from '@/trade/result';
import type { SigningParty } from './document';

/**
 * Remembers a signature that was refused, in a transaction of its own, since the one of the use case is rolled back:
 * what was tried must stay known when nothing came of it. Not waited for: a use case that held its connection while
 * asking for a second one could, refused often enough at once, empty the pool for everybody.
 */
export function auditRefusal(
  actor: Actor,
  attempt: { readonly offerId: string; readonly party: SigningParty; readonly subjectId: string },
  refusal: Refusal,
): void {
  const written = inTransaction({ kind: 'system' }, (tx) =>
    appendEntry(tx, {
      actorId: actor.personId,
      portalId: actor.portalId,
      action: 'signature-refused',
      subjectType: attempt.party === 'chamber' ? 'certificate-of-origin' : 'purchase-order',
      subjectId: attempt.subjectId.slice(0, 100),
      facts: { offer: attempt.offerId.slice(0, 100), code: refusal.code, ...refusal.detail },
    }),
  ).catch((error: unknown) => console.error('a refused signature could not be audited', error));
  underway.add(written);
  void written.finally(() => underway.delete(written));
}

const underway = new Set<Promise<void>>();

/** Resolves when every refusal so far is in the audit log; for tests and for an orderly end of the process. */
export async function refusalsAudited(): Promise<void> {
  await Promise.all(underway);
}
