import { and, asc, count, eq, inArray, isNotNull, min } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { isLocale } from '@/i18n/locales';
import { notifyPerson } from '@/notifications/notify-person';
import { sendLetter } from '@/notifications/send-letter';
import { enqueue } from '@/outbox/jobs';
import { portals } from '@/portals/schema';
import { textIn } from '@/portals/text-in';
import { applications, memberships, people } from '../schema';
import { queues } from './find-applications';

/** Registrars get at most one letter in this time, however many applications arrive; notices they get at once. */
const secondsBetweenLetters = 900;

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
  for (const { id } of await registrarsOf(tx, portalId))
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
  const [portal] = await tx.select().from(portals).where(eq(portals.id, portalId));
  if (!portal || !waiting?.since) return 0;
  const days = Math.floor((now.getTime() - waiting.since.getTime()) / 86_400_000);
  const registrars = await registrarsOf(tx, portalId);
  for (const registrar of registrars) {
    const locale = isLocale(registrar.locale) ? registrar.locale : 'en';
    await sendLetter(tx, {
      to: registrar.email,
      locale,
      kind: 'applications-waiting',
      facts: { count: waiting.count, days, chamber: textIn(locale, portal.chamberName) },
      portalId,
      secretPath: `/${locale}/chamber/applications`,
    });
  }
  return registrars.length;
}

async function registrarsOf(tx: Tx, portalId: string) {
  return await tx
    .selectDistinct({ id: people.id, email: people.email, locale: people.locale })
    .from(people)
    .innerJoin(memberships, eq(memberships.personId, people.id))
    .where(and(eq(people.portalId, portalId), inArray(memberships.role, ['registrar', 'registrar-approver'])))
    .orderBy(asc(people.id));
}
