import { and, eq, inArray, lt } from 'drizzle-orm';
import { appendEntry } from '@/audit/append-entry';
import type { Tx } from '@/db/connection';
import { ok, type Result, refuse } from '@/trade/result';
import type { Actor } from '../actor';
import { may } from '../policy';
import { applications } from '../schema';
import { type ApplicationState, applicationStates, isDecided } from './application';
import { linkDigest, linkToken } from './bearer';
import { type Application, lockApplication } from './lock-application';
import { writeToApplicant } from './write-to-applicant';

const open = applicationStates.filter((state: ApplicationState) => !isDecided(state));
const hour = 3_600_000;

/** Mails the link again, unchanged: the applicant has lost the letter. Nobody learns whether the address is known. */
export async function sendLinksAgain(
  tx: Tx,
  input: { readonly portalId: string; readonly email: string },
  now = new Date(),
): Promise<void> {
  const rows = await tx
    .select()
    .from(applications)
    .where(
      and(
        eq(applications.portalId, input.portalId),
        eq(applications.email, input.email),
        inArray(applications.state, open),
        lt(applications.linkSentAt, new Date(now.getTime() - hour)),
      ),
    )
    .for('update')
    .limit(5);
  for (const application of rows) await sendLink(tx, application, application.linkGeneration, now);
}

/** Replaces the link because it went astray: from now on the old one opens nothing. */
export async function replaceLink(
  tx: Tx,
  actor: Actor,
  input: { readonly applicationId: string },
  now = new Date(),
): Promise<Result<void, 'not-allowed' | 'application-unknown'>> {
  const application = await lockApplication(tx, input.applicationId);
  if (!application) return refuse('application-unknown');
  const { id, portalId, linkGeneration } = application;
  if (!may(actor, 'review-application', { portalId })) return refuse('not-allowed');
  await sendLink(tx, application, linkGeneration + 1, now);
  await appendEntry(tx, {
    actorId: actor.personId,
    portalId,
    action: 'application-link-replaced',
    subjectType: 'application',
    subjectId: id,
    facts: { generation: linkGeneration + 1 },
  });
  return ok(undefined);
}

/** The digest is written anew in any case: after the house's secret was replaced the same generation has another token. */
async function sendLink(tx: Tx, application: Application, generation: number, now: Date): Promise<void> {
  const { id } = application;
  const tokenDigest = linkDigest(linkToken(id, generation));
  await tx
    .update(applications)
    .set({ tokenDigest, linkGeneration: generation, linkSentAt: now })
    .where(eq(applications.id, id));
  await writeToApplicant(tx, { ...application, linkGeneration: generation }, 'application-link');
}
