import { and, count, eq, gt, inArray, lt } from 'drizzle-orm';
import { appendEntry } from '@/audit/append-entry';
import type { Tx } from '@/db/connection';
import { digestOf } from '@/files/check-upload';
import { fileStorage } from '@/files/configured-storage';
import { contentTypes } from '@/files/content-kind';
import { type FileKey, fileKey } from '@/files/storage';
import type { Actor } from '@/members/actor';
import { may } from '@/members/policy';
import { isNoSeller } from '@/members/trading';
import { ok, type Result, refuse } from '@/trade/result';
import { keptText } from '@/trade/typed-text';
import { productImports } from '../schema';
import { proposeMapping } from './map-columns';
import { readTable } from './read-table';
import { largestFile, type Table, type TableRefusal } from './table';

/** A file that was read once, and kept under its digest; nobody's until `offerFile` writes it down. */
export interface KeptTable {
  readonly table: Table;
  readonly digest: string;
  readonly fileName: string;
}

/** Reads a file of goods and keeps its bytes. Outside any transaction; what no row names afterwards does no harm. */
export async function keepFile(
  bytes: Uint8Array,
  fileName: string,
): Promise<Result<KeptTable, TableRefusal | 'file-too-large' | 'file-missing'>> {
  if (bytes.length === 0) return refuse('file-missing');
  if (bytes.length > largestFile) return refuse('file-too-large', { megabytes: largestFile / 1_000_000 });
  const table = await readTable(bytes);
  if (!table.ok) return table;
  const digest = digestOf(bytes);
  const kind = table.value.format === 'xlsx' ? 'xlsx' : 'text';
  await fileStorage().put(importKey(digest), bytes, contentTypes[kind]);
  return ok({ table: table.value, digest, fileName: keptText(fileName, 200) || 'goods' });
}

/** Writes a kept file down as an import whose columns wait to be named. Nothing is said of any goods yet. */
export async function offerFile(
  tx: Tx,
  actor: Actor,
  { table, digest, fileName }: KeptTable,
): Promise<Result<{ importId: string }, 'not-allowed' | 'not-registered-as-seller' | 'too-many-imports'>> {
  const { portalId, organisationId, personId } = actor;
  if (!portalId || !organisationId || !may(actor, 'edit-product', { organisationId }))
    return refuse('not-allowed');
  if (await isNoSeller(tx, actor)) return refuse('not-registered-as-seller');
  const [waiting] = await tx
    .select({ many: count() })
    .from(productImports)
    .where(
      and(
        eq(productImports.organisationId, organisationId),
        inArray(productImports.state, ['checking', 'applying']),
        gt(productImports.createdAt, new Date(Date.now() - untilStuck)),
      ),
    );
  if ((waiting?.many ?? 0) >= mostAtOnce) return refuse('too-many-imports');
  const { format, encoding, headings } = table;
  const mapping = await proposeMapping(tx, organisationId, headings);
  const [row] = await tx
    .insert(productImports)
    .values({
      portalId,
      organisationId,
      personId,
      fileName,
      digest,
      format,
      encoding,
      state: 'mapping',
      headings: [...headings],
      mapping,
      lineCount: table.rows.length,
    })
    .returning({ id: productImports.id });
  const importId = row!.id;
  await appendEntry(tx, {
    actorId: personId,
    portalId,
    action: 'goods-import-offered',
    subjectType: 'product-import',
    subjectId: importId,
    facts: { digest, lines: table.rows.length },
  });
  return ok({ importId });
}

export function importKey(digest: string): FileKey {
  return fileKey('goods-imports', digest);
}

/** Files that one seller may have under way. */
const mostAtOnce = 3;
/** A file that is worked on for so long is worked on no more: its job failed for good. */
const untilStuck = 86_400_000;
const untilForgotten = 30 * 86_400_000;

/** Deletes imports older than thirty days with what they said of their files. Run as the system; the goods stay. */
export async function forgetOldImports(tx: Tx, now = new Date()): Promise<void> {
  const before = new Date(now.getTime() - untilForgotten);
  const gone = await tx
    .delete(productImports)
    .where(lt(productImports.createdAt, before))
    .returning({ digest: productImports.digest });
  const digests = [...new Set(gone.map(({ digest }) => digest))];
  if (digests.length === 0) return;
  const kept = await tx
    .select({ digest: productImports.digest })
    .from(productImports)
    .where(inArray(productImports.digest, digests));
  const isKept = new Set(kept.map(({ digest }) => digest));
  for (const digest of digests) if (!isKept.has(digest)) await fileStorage().delete(importKey(digest));
}
