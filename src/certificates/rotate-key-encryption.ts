import { eq, isNotNull } from 'drizzle-orm';
import { appendEntry } from '@/audit/append-entry';
import type { Tx } from '@/db/connection';
import type { Actor } from '@/members/actor';
import { may } from '@/members/policy';
import { ok, type Result, refuse } from '@/trade/result';
import { configuredKeyStore } from './configured-key-store';
import { authorities } from './schema';

/**
 * Seals every authority's key again under the current key-encryption key. Afterwards the former one can leave
 * PREVIOUS_KEY_ENCRYPTION_KEYS. Can be run again after an interruption. Gives how many were sealed again.
 */
export async function rotateKeyEncryption(
  tx: Tx,
  actor: Actor | null,
  keyStore = configuredKeyStore(),
): Promise<Result<number, 'not-allowed'>> {
  if (actor && !may(actor, 'open-portal')) return refuse('not-allowed');
  const rows = await tx.select().from(authorities).where(isNotNull(authorities.sealedKey)).for('update');
  let resealed = 0;
  for (const { id, sealedKey, keyEncryptionKeyId } of rows) {
    const sealed = await keyStore.resealKey(id, {
      bytes: sealedKey!,
      keyEncryptionKeyId: keyEncryptionKeyId!,
    });
    if (!sealed) continue;
    const { bytes, keyEncryptionKeyId: newId } = sealed;
    await tx
      .update(authorities)
      .set({ sealedKey: bytes, keyEncryptionKeyId: newId })
      .where(eq(authorities.id, id));
    await appendEntry(tx, {
      actorId: actor?.personId ?? null,
      portalId: null,
      action: 'authority-key-resealed',
      subjectType: 'authority',
      subjectId: id,
      facts: { from: keyEncryptionKeyId, to: newId },
    });
    resealed++;
  }
  return ok(resealed);
}
