import { and, eq } from 'drizzle-orm';
import { appendEntry } from '@/audit/append-entry';
import type { Tx } from '@/db/connection';
import { enqueue } from '@/outbox/jobs';
import { ok, type Result, refuse } from '@/trade/result';
import type { Actor } from '../actor';
import { may } from '../policy';
import { memberImportLines, memberImports } from '../schema';

export type ImportRefusal = 'not-allowed' | 'import-unknown' | 'import-not-ready';
type Registrar = Actor & { readonly portalId: string };

/** Has a list that lies ready entered, by a job; with `invites`, each person is invited to make a key. Once is enough. */
export async function beginImport(
  tx: Tx,
  actor: Registrar,
  input: { readonly importId: string; readonly invites: boolean },
  now = new Date(),
): Promise<Result<void, ImportRefusal>> {
  const { importId, invites } = input;
  const found = await lockImport(tx, importId);
  if (!found) return refuse('import-unknown');
  const { portalId } = found;
  if (!may(actor, 'register-member', { portalId })) return refuse('not-allowed');
  if (invites && !may(actor, 'invite-person', { portalId })) return refuse('not-allowed');
  if (found.state === 'importing' || found.state === 'done') return ok(undefined);
  if (found.state !== 'ready') return refuse('import-not-ready');
  await tx
    .update(memberImports)
    .set({ state: 'importing', invites, startedAt: now, registrarId: actor.personId })
    .where(eq(memberImports.id, importId));
  await appendEntry(tx, {
    actorId: actor.personId,
    portalId,
    action: 'member-import-begun',
    subjectType: 'member-import',
    subjectId: importId,
    facts: { lines: found.lineCount, invites },
  });
  await enqueue(tx, 'import-members', { importId });
  return ok(undefined);
}

/** Gives a list up that has not been entered; what it said is forgotten. */
export async function withdrawImport(
  tx: Tx,
  actor: Registrar,
  input: { readonly importId: string },
): Promise<Result<void, ImportRefusal>> {
  const { importId } = input;
  const found = await lockImport(tx, importId);
  if (!found) return refuse('import-unknown');
  const { portalId } = found;
  if (!may(actor, 'register-member', { portalId })) return refuse('not-allowed');
  if (found.state === 'withdrawn') return ok(undefined);
  if (found.state !== 'ready' && found.state !== 'faulty') return refuse('import-not-ready');
  await tx.delete(memberImportLines).where(eq(memberImportLines.importId, importId));
  await tx.update(memberImports).set({ state: 'withdrawn' }).where(eq(memberImports.id, importId));
  await appendEntry(tx, {
    actorId: actor.personId,
    portalId,
    action: 'member-import-withdrawn',
    subjectType: 'member-import',
    subjectId: importId,
    facts: {},
  });
  return ok(undefined);
}

async function lockImport(tx: Tx, importId: string) {
  const [row] = await tx
    .select()
    .from(memberImports)
    .where(and(eq(memberImports.id, importId)))
    .for('update');
  return row ?? null;
}
