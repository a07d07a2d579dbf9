import { appendEntry } from '@/audit/append-entry';
import type { Tx } from '@/db/connection';

/**
 * Writes down that a paper, a list or a registrar's step was refused, and why. In a transaction of its own, as the
 * refused one is undone. Nothing of what was sent is repeated.
 */
export async function recordRefusal(
  tx: Tx,
  refused: {
    /** null for the applicant */
    readonly actorId: string | null;
    readonly portalId: string;
    readonly applicationId: string;
    readonly what: 'paper' | 'producers' | 'step';
    readonly facts: Readonly<Record<string, string | number>>;
  },
): Promise<void> {
  const { actorId, portalId, applicationId, what, facts } = refused;
  await appendEntry(tx, {
    actorId,
    portalId,
    action: `application-${what}-refused`,
    subjectType: 'application',
    subjectId: applicationId,
    facts,
  });
}
