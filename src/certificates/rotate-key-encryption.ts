import { eq, isNotNull } from 'drizzle-orm';
import { appendEntry } from '@/audit/append-entry';
import type { Tx } from '@/db/connection';
import type { Actor } from '@/members/actor';
import { may } from '@/members/policy';
import { ok, type Result, refuse } from '@/trade/result';
import { configuredKeyStore } from './configured-key-store';
import type { KeyStore } from './key-store';
import { authorities, authorityRequests } from './schema';

/**
 * Seals every authority's key again under the current key-encryption key, and those of requests. Afterwards the former
 * one can leave PREVIOUS_KEY_ENCRYPTION_KEYS. Can be run again after an interruption. Gives how many were sealed again.
 */
export async function rotateKeyEncryption(
  tx: Tx,
  actor: Actor | null,
  keyStore = configuredKeyStore(),
): Promise<Result<number, 'not-allowed'>> {
  if (actor && !may(actor, 'open-portal')) return refuse('not-allowed');
  const ofAuthorities = await rotateIn(tx, authorities, actor, keyStore);
  return ok(ofAuthorities + (await rotateIn(tx, authorityRequests, actor, keyStore)));
}

async function rotateIn(
  tx: Tx,
  table: typeof authorities | typeof authorityRequests,
  actor: Actor | null,
  keyStore: KeyStore,
): Promise<number> {
  const { id: idColumn, sealedKey: bytes, keyEncryptionKeyId } = table;
  const columns = { id: idColumn, bytes, keyEncryptionKeyId };
  const rows = await tx.select(columns).from(table).where(isNotNull(table.sealedKey)).for('update');
  let resealed = 0;
  for (const { id, bytes, keyEncryptionKeyId: from } of rows) {
    const sealed = await keyStore.resealKey(id, { bytes: bytes!, keyEncryptionKeyId: from! });
    if (!sealed) continue;
    const { bytes: sealedKey, keyEncryptionKeyId: to } = sealed;
    await tx.update(table).set({ sealedKey, keyEncryptionKeyId: to }).where(eq(table.id, id));
    await appendEntry(tx, {
      actorId: actor?.personId ?? null,
      portalId: null,
      action: 'authority-key-resealed',
      subjectType: 'authority',
      subjectId: id,
      facts: { from, to },
    });
    resealed += 1;
  }
  return resealed;
}
