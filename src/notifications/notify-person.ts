import type { Tx } from '../db/connection';
import { notices } from './schema';

/** Leaves a message for a person; its words come from the messages `notices.<kind>` in the reader's language. */
export async function notifyPerson(
  tx: Tx,
  personId: string,
  kind: string,
  facts: Readonly<Record<string, string | number>>,
  path?: string,
): Promise<void> {
  await tx.insert(notices).values({ personId, kind, facts, path: path ?? null });
}
