import { and, count, eq, inArray, isNotNull, min } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { notifyPerson } from '@/notifications/notify-person';
import { enqueue } from '@/outbox/jobs';
import { findRegistrars } from '../find-registrars';
import { applications } from '../schema';
import { secondsBetweenLetters, writeToChamber } from '../write-to-chamber';
import { queues } from './find-applications';

/**
 * The job `tell-registrars`: leaves a notice for every registrar of the portal that an application has arrived or was
 * answered, and orders a letter. Run as the system: the applicant, whose doing it is, sees no registrar.
 */
export async function tellRegistrars(
  tx: Tx,
  { applicationId, what }: { readonly applicationId: string; readonly what: 'arrived' | 'answered' },
): Promise<void> {
  const [application] = await tx.select().from(applications).where(eq(applications.id, applicationId));
  if (!application?.organisation) return;
  const { portalId, number, organisation } = application;
  const facts = { number, organisation: organisation.legalName };
  for (const { id } of await findRegistrars(tx, portalId))
    await notifyPerson(tx, id, `application-${what}`, facts, `/chamber/applications/${applicationId}`);
  await enqueue(tx, 'write-to-registrars', { portalId }, { key: portalId, gather: secondsBetweenLetters });
}

/** The job `write-to-registrars`: one letter to each that says how many applications wait; none when none does any more. */
export async function writeToRegistrars(tx: Tx, portalId: string, now = new Date()): Promise<number> {
  const [waiting] = await tx
    .select({ count: count(), since: min(applications.submittedAt) })
    .from(applications)
    .where(
      and(
        eq(applications.portalId, portalId),
        inArray(applications.state, [...queues.waiting]),
        isNotNull(applications.submittedAt),
      ),
    );
  if (!waiting?.since) return 0;
  const letter = { kind: 'applications-waiting', path: '/chamber/applications', now };
  return await writeToChamber(tx, portalId, { ...letter, count: waiting.count, since: waiting.since });
}
