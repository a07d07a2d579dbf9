import { and, eq, inArray } from 'drizzle-orm';
import { appendEntry } from '@/audit/append-entry';
import type { Tx } from '@/db/connection';
import type { Locale } from '@/i18n/locales';
import { ok, type Result, refuse } from '@/trade/result';
import type { Actor } from '../actor';
import type { Sanctions } from '../applications/configured-sanctions';
import { may } from '../policy';
import { memberImportFaults, memberImportLines, memberImports } from '../schema';
import { findKnownMembers } from './find-known-members';
import { type ImportColumn, importHeadings } from './import-columns';
import { listedLines } from './listed-lines';
import type { ParsedMembers } from './parse-members';

export type OfferRefusal = 'not-allowed' | 'sanctions-unreadable';

/** What is kept of a list that is wrong all over; how many faults there are is told in full. */
const mostFaultsKept = 10_000;
const atATime = 1000;

/**
 * Lays a list that was read (parseMembers) before its registrar: with its faults, or ready to be entered. Nobody is
 * entered yet. The same file again leads to what was made of it the first time.
 */
export async function offerImport(
  tx: Tx,
  actor: Actor & { readonly portalId: string },
  list: ParsedMembers & { readonly fileName: string; readonly digest: string; readonly language: Locale },
  sanctions: Sanctions,
): Promise<Result<{ importId: string; isKnown: boolean }, OfferRefusal>> {
  const { portalId } = actor;
  if (!may(actor, 'register-member', { portalId })) return refuse('not-allowed');
  if (!sanctions.list && sanctions.why === 'unreadable') return refuse('sanctions-unreadable');
  const earlier = await sameFile(tx, portalId, list.digest);
  if (earlier) return ok({ importId: earlier, isKnown: true });
  const headingOf = (column: ImportColumn) => importHeadings[column][list.language];
  const faults = [
    ...list.faults,
    ...(await findKnownMembers(tx, portalId, list.lines, headingOf)),
    ...(sanctions.list ? listedLines(list.lines, sanctions.list, headingOf) : []),
  ].toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0));
  const [row] = await tx
    .insert(memberImports)
    .values({
      portalId,
      registrarId: actor.personId,
      fileName: list.fileName,
      digest: list.digest,
      encoding: list.encoding,
      state: faults.length > 0 ? 'faulty' : 'ready',
      lineCount: list.lineCount,
      faultCount: faults.length,
    })
    .onConflictDoNothing()
    .returning({ id: memberImports.id });
  // the same file from a second tab, a moment earlier
  if (!row) return ok({ importId: (await sameFile(tx, portalId, list.digest)) ?? '', isKnown: true });
  const importId = row.id;
  for (const part of partsOf(faults.slice(0, mostFaultsKept)))
    await tx
      .insert(memberImportFaults)
      .values(part.items.map((fault, at) => ({ importId, position: part.from + at, ...fault })));
  if (faults.length === 0)
    for (const part of partsOf(list.lines))
      await tx
        .insert(memberImportLines)
        .values(part.items.map(({ line, ...facts }) => ({ importId, line, facts })));
  await appendEntry(tx, {
    actorId: actor.personId,
    portalId,
    action: 'member-import-offered',
    subjectType: 'member-import',
    subjectId: importId,
    facts: { digest: list.digest, lines: list.lineCount, faults: faults.length },
  });
  return ok({ importId, isKnown: false });
}

async function sameFile(tx: Tx, portalId: string, digest: string): Promise<string | null> {
  const [row] = await tx
    .select({ id: memberImports.id })
    .from(memberImports)
    .where(
      and(
        eq(memberImports.portalId, portalId),
        eq(memberImports.digest, digest),
        inArray(memberImports.state, ['ready', 'importing', 'done']),
      ),
    );
  return row?.id ?? null;
}

/** Parts of a long list that fit one statement. */
export function* partsOf<T>(items: readonly T[]): Generator<{ from: number; items: readonly T[] }> {
  for (let from = 0; from < items.length; from += atATime)
    yield { from, items: items.slice(from, from + atATime) };
}
