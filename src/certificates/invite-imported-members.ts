import { asc, eq, inArray, sql } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { memberImportLines, memberImports } from '@/members/schema';
import { enqueue } from '@/outbox/jobs';
import { invitePerson } from './invite-person';
import { mailInvitation } from './mail-invitation';
import { enrolments } from './schema';

/** Letters a minute: what a small mail server takes, and 25,000 in about two hours. */
export const invitationsAtATime = 200;
const pause = 60_000;

/**
 * The job `invite-imported-members`: invites the next of those who were entered from a list, and comes back in a minute
 * while some are left. Who has been invited by another way meanwhile gets no second letter. A line is deleted with the
 * letter it asked for, in one transaction: whatever breaks off, nobody is invited twice or left out.
 */
export async function inviteImportedMembers(
  tx: Tx,
  importId: string,
  now = new Date(),
): Promise<{ invited: number; left: number }> {
  const [batch] = await tx.select().from(memberImports).where(eq(memberImports.id, importId)).for('update');
  if (!batch?.invites || batch.state !== 'done') return { invited: 0, left: 0 };
  const lines = await tx
    .select()
    .from(memberImportLines)
    .where(eq(memberImportLines.importId, importId))
    .orderBy(asc(memberImportLines.line))
    .limit(invitationsAtATime);
  if (lines.length === 0) return { invited: 0, left: 0 };
  const known = await tx
    .select({ personId: enrolments.personId })
    .from(enrolments)
    .where(
      inArray(
        enrolments.personId,
        lines.map((line) => line.personId!),
      ),
    );
  const invitedBefore = new Set(known.map((row) => row.personId));
  const due = lines.filter((line) => !invitedBefore.has(line.personId!));
  for (const { personId, organisationId } of due) {
    const person = { personId: personId!, organisationId: organisationId! };
    const invited = await invitePerson(tx, null, { ...person, inviterId: batch.registrarId }, now);
    if (invited.ok) await mailInvitation(tx, person.personId, invited.value.token);
  }
  await tx
    .delete(memberImportLines)
    .where(
      sql`${memberImportLines.importId} = ${importId} and ${memberImportLines.line} <= ${lines.at(-1)!.line}`,
    );
  const left = await tx.$count(memberImportLines, eq(memberImportLines.importId, importId));
  await tx
    .update(memberImports)
    .set({ invited: sql`${memberImports.invited} + ${due.length}` })
    .where(eq(memberImports.id, importId));
  if (left > 0)
    await enqueue(
      tx,
      'invite-imported-members',
      { importId },
      { startAfter: new Date(now.getTime() + pause) },
    );
  return { invited: due.length, left };
}
