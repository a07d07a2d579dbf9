import { and, eq } from 'drizzle-orm';
import { appendEntry } from '@/audit/append-entry';
import type { Tx } from '@/db/connection';
import type { Actor } from '@/members/actor';
import { may } from '@/members/policy';
import { ok, type Result, refuse } from '@/trade/result';
import type { MemberRevocationReason } from './certificate';
import { invitePerson } from './invite-person';
import { revokeCertificate } from './revoke-certificate';
import { certificates, lostKeyReports } from './schema';

export type LostKeyRefusal =
  | 'not-allowed'
  | 'report-settled'
  | 'person-unknown'
  | 'confirmation-missing'
  | 'person-not-of-organisation'
  | 'certificate-of-another'
  | 'own-key';

export interface LostKeySettlement {
  readonly reportId: string;
  /** How the registrar made sure that it is the person: "called the number in our books, asked for …". */
  readonly confirmation: string;
  readonly certificateIds: readonly string[];
  readonly reason: Extract<MemberRevocationReason, 'keyCompromise' | 'superseded'>;
  readonly organisationId: string | null;
}

/**
 * The registrar has made sure who lost their key: revokes what they held and invites them again, in one act. The new
 * invitation is as any other, by its link. Nobody settles the loss of their own key.
 */
export async function settleLostKey(
  tx: Tx,
  actor: Actor,
  input: LostKeySettlement,
  now = new Date(),
): Promise<Result<{ personId: string; token: string; revoked: number }, LostKeyRefusal>> {
  const found = await lockReport(tx, actor, input.reportId);
  if (!found.ok) return found;
  const { personId, portalId } = found.value;
  if (!personId) return refuse('person-unknown');
  if (personId === actor.personId) return refuse('own-key');
  const confirmation = input.confirmation.trim();
  if (!confirmation) return refuse('confirmation-missing');
  for (const certificateId of input.certificateIds) {
    if (!(await isOf(tx, certificateId, personId))) return refuse('certificate-of-another');
    const revoked = await revokeCertificate(tx, actor, { certificateId, reason: input.reason }, now);
    // one that fell with another one, or ended meanwhile, is where it should be
    if (!revoked.ok && revoked.refusal.code === 'not-allowed') return refuse('not-allowed');
  }
  const invited = await invitePerson(tx, actor, { personId, organisationId: input.organisationId }, now);
  if (!invited.ok) return refuse(invited.refusal.code);
  await tx
    .update(lostKeyReports)
    .set({ state: 'settled', settledBy: actor.personId, settledAt: now, confirmation })
    .where(eq(lostKeyReports.id, input.reportId));
  const revoked = input.certificateIds.length;
  await appendEntry(tx, {
    actorId: actor.personId,
    portalId,
    action: 'lost-key-settled',
    subjectType: 'lost-key-report',
    subjectId: input.reportId,
    facts: { personId, revoked, reason: input.reason, enrolmentId: invited.value.enrolmentId },
  });
  return ok({ personId, token: invited.value.token, revoked });
}

/** Sets a report aside: nobody of the chamber's, or not who they said they were. Nothing else changes. */
export async function dismissLostKey(
  tx: Tx,
  actor: Actor,
  reportId: string,
  now = new Date(),
): Promise<Result<{ reportId: string }, LostKeyRefusal>> {
  const found = await lockReport(tx, actor, reportId);
  if (!found.ok) return found;
  await tx
    .update(lostKeyReports)
    .set({ state: 'dismissed', settledBy: actor.personId, settledAt: now })
    .where(eq(lostKeyReports.id, reportId));
  await appendEntry(tx, {
    actorId: actor.personId,
    portalId: found.value.portalId,
    action: 'lost-key-dismissed',
    subjectType: 'lost-key-report',
    subjectId: reportId,
    facts: { personId: found.value.personId },
  });
  return ok({ reportId });
}

/** The open report, locked: of two registrars who settle it at the same time the second finds it settled. */
async function lockReport(
  tx: Tx,
  actor: Actor,
  reportId: string,
): Promise<Result<{ portalId: string; personId: string | null }, 'not-allowed' | 'report-settled'>> {
  const [report] = await tx
    .select()
    .from(lostKeyReports)
    .where(eq(lostKeyReports.id, reportId))
    .for('update');
  if (!report || !may(actor, 'settle-lost-key', { portalId: report.portalId })) return refuse('not-allowed');
  return report.state === 'open' ? ok(report) : refuse('report-settled');
}

async function isOf(tx: Tx, certificateId: string, personId: string): Promise<boolean> {
  const [row] = await tx
    .select({ id: certificates.id })
    .from(certificates)
    .where(and(eq(certificates.id, certificateId), eq(certificates.personId, personId)));
  return row !== undefined;
}
