import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { appendEntry } from '@/audit/append-entry';
import type { Tx } from '@/db/connection';
import { certificates, challenges } from './schema';
import type { SignInAttempt, SignInRefusal } from './sign-in';

/** Spends the challenge of a refused attempt and writes it down; in a transaction of its own, as the refused one is undone. */
export async function recordRefusedSignIn(
  tx: Tx,
  attempt: SignInAttempt,
  refusal: SignInRefusal,
  now = new Date(),
): Promise<void> {
  await tx.update(challenges).set({ usedAt: now }).where(eq(challenges.nonce, attempt.nonce));
  const fingerprint = createHash('sha256').update(attempt.certificate).digest('hex');
  const [known] = await tx
    .select({ personId: certificates.personId, portalId: certificates.portalId })
    .from(certificates)
    .where(eq(certificates.fingerprint, fingerprint));
  await appendEntry(tx, {
    actorId: known?.personId ?? null,
    portalId: known?.portalId ?? null,
    action: 'sign-in-refused',
    subjectType: 'certificate',
    subjectId: fingerprint,
    facts: { refusal },
  });
}
