import { uuidv7 } from 'uuidv7';
import type { Tx } from '../db/connection';
import { leafHash } from './merkle-tree';
import { auditEntries } from './schema';

export interface AuditEntry {
  readonly actorId: string | null;
  readonly portalId: string | null;
  /** what was done, e.g. 'certificate-revoked' */
  readonly action: string;
  readonly subjectType: string;
  readonly subjectId: string;
  /** no personal data beyond identifiers, no secrets */
  readonly facts: Readonly<Record<string, string | number | boolean | null>>;
}

/** Adds an entry to the log, in the caller's transaction: what is rolled back is not said to have happened. */
export async function appendEntry(tx: Tx, entry: AuditEntry): Promise<void> {
  const entryId = uuidv7();
  const at = new Date();
  await tx
    .insert(auditEntries)
    .values({ ...entry, entryId, at, leafHash: leafHash(canonicalEntry(entryId, at, entry)) });
}

/** The bytes an auditor hashes: JSON with sorted keys, UTF-8 (RFC 8785 for the values we allow). */
export function canonicalEntry(entryId: string, at: Date, entry: AuditEntry): Uint8Array {
  const { actorId, portalId, action, subjectType, subjectId, facts } = entry;
  const sortedFacts = Object.fromEntries(Object.entries(facts).sort(([a], [b]) => (a < b ? -1 : 1)));
  return new TextEncoder().encode(
    JSON.stringify({
      action,
      actorId,
      at: at.toISOString(),
      entryId,
      facts: sortedFacts,
      portalId,
      subjectId,
      subjectType,
    }),
  );
}
