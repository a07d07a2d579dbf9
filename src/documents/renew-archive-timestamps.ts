import { sql } from 'drizzle-orm';
import { findWorkingAuthority } from '@/certificates/find-authorities';
import type { Tx } from '@/db/connection';
import { inTransaction } from '@/db/transaction';
import { renewAfter, renewBefore } from './archive-age';
import { type RenewRefusal, renewArchiveTimestamp } from './renew-archive-timestamp';

export interface RenewalRun {
  readonly renewed: number;
  readonly refused: readonly {
    readonly documentId: string;
    readonly code: RenewRefusal;
    readonly reasonCode: string;
  }[];
  /** Where the next run goes on; null when every document was looked at. */
  readonly next: string | null;
}

/**
 * Renews the archive time-stamps that are due, at most `limit` documents after `after` in the order of their ids, each
 * in a transaction of its own: what was done stays done when the process ends, and a second run, at the same time or
 * later, renews nothing twice. A document that cannot be renewed is reported and holds up no other.
 */
export async function renewArchiveTimestamps(
  { after = null, limit = 200 }: { readonly after?: string | null; readonly limit?: number } = {},
  now = new Date(),
): Promise<RenewalRun> {
  const due = await inTransaction({ kind: 'system' }, (tx) => findDue(tx, { after, limit }, now));
  const refused: RenewalRun['refused'][number][] = [];
  let renewed = 0;
  for (const documentId of due) {
    const result = await inTransaction({ kind: 'system' }, (tx) =>
      renewArchiveTimestamp(tx, documentId, now),
    );
    if (result.ok) renewed += result.value ? 1 : 0;
    else {
      const { code, detail } = result.refusal;
      refused.push({ documentId, code, reasonCode: String(detail?.reasonCode ?? '') });
    }
  }
  return { renewed, refused, next: due.length === limit ? due.at(-1)! : null };
}

/**
 * The completed documents whose newest document time-stamp, by the report stored with it, seems due (`isRenewalDue`);
 * the file decides. None while there is no time-stamping authority.
 */
async function findDue(
  tx: Tx,
  { after, limit }: { readonly after: string | null; readonly limit: number },
  now: Date,
): Promise<string[]> {
  const authority = await findWorkingAuthority(tx, { kind: 'tsa', portalId: null }, now);
  if (!authority) return [];
  const endsBefore = Math.min(now.getTime() + renewBefore, authority.notAfter.getTime() - 1);
  const { rows } = await tx.execute<{ id: string }>(sql`
    select d.id from documents d
    join lateral (
      select r.kind, r.digest from document_revisions r where r.document_id = d.id order by r.number desc limit 1
    ) latest on latest.kind = 'completed'
    left join lateral (
      select v.report from verification_reports v
      where v.document_id = d.id and v.document_digest = latest.digest order by v.verified_at limit 1
    ) completion on true
    left join lateral (
      select (stamp ->> 'time')::timestamptz as made, (stamp ->> 'authorityNotAfter')::timestamptz as ends
      from jsonb_array_elements(completion.report -> 'timestamps') stamp
      where stamp ->> 'kind' = 'document-timestamp' order by made desc nulls last limit 1
    ) newest on true
    where (${after}::uuid is null or d.id > ${after}::uuid)
      and (newest.made is null or newest.ends is null
        or newest.made <= ${new Date(now.getTime() - renewAfter).toISOString()}::timestamptz
        or newest.ends <= ${new Date(endsBefore).toISOString()}::timestamptz)
    order by d.id limit ${limit}`);
  return rows.map(({ id }) => id);
}
