import { and, asc, eq, gt, lte, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { appendEntry } from '@/audit/append-entry';
import type { Tx } from '@/db/connection';
import { formatDate } from '@/i18n/format';
import { isLocale } from '@/i18n/locales';
import { people } from '@/members/schema';
import { portals } from '@/portals/schema';
import { certificateReminders, certificates } from './schema';
import { tellHolder } from './tell-holder';

/** Days before its end at which the holder of a certificate is reminded. */
export const reminderDays = [30, 14, 3] as const;
const day = 86_400_000;

/**
 * Reminds holders that their certificate ends, at 30, 14 and 3 days, each once: however often the job runs, and when
 * it did not run for a while only the nearest. Whoever has renewed already is left in peace. Runs in system scope;
 * gives how many were reminded.
 */
export async function remindOfExpiry(tx: Tx, now = new Date()): Promise<number> {
  let reminded = 0;
  for (const { certificate, person, portal } of await findEnding(tx, now)) {
    const daysBefore = stepAt(certificate.notAfter, now);
    if (daysBefore === null || !(await enterReminder(tx, certificate.id, daysBefore, now))) continue;
    const locale = isLocale(person.locale) ? person.locale : 'en';
    const until = formatDate(locale, certificate.notAfter);
    await tellHolder(tx, { person, portal }, 'certificate-ends', { until });
    await appendEntry(tx, {
      actorId: null,
      portalId: certificate.portalId,
      action: 'certificate-end-reminded',
      subjectType: 'certificate',
      subjectId: certificate.id,
      facts: { daysBefore },
    });
    reminded += 1;
  }
  return reminded;
}

/** The reminder that is due: the last step already reached; null when the first is still to come. */
export function stepAt(notAfter: Date, now: Date): (typeof reminderDays)[number] | null {
  const left = notAfter.getTime() - now.getTime();
  return reminderDays.findLast((days) => left > 0 && left <= days * day) ?? null;
}

async function findEnding(tx: Tx, now: Date) {
  const successor = alias(certificates, 'successor');
  return await tx
    .select({ certificate: certificates, person: people, portal: portals })
    .from(certificates)
    .innerJoin(people, eq(people.id, certificates.personId))
    .leftJoin(portals, eq(portals.id, certificates.portalId))
    .where(
      and(
        eq(certificates.state, 'active'),
        gt(certificates.notAfter, now),
        lte(certificates.notAfter, new Date(now.getTime() + reminderDays[0] * day)),
        sql`not exists (${tx
          .select({ id: successor.id })
          .from(successor)
          .where(and(eq(successor.replaces, certificates.id), eq(successor.state, 'active')))})`,
      ),
    )
    .orderBy(asc(certificates.notAfter));
}

/** False when that step was entered before. */
async function enterReminder(tx: Tx, certificateId: string, daysBefore: number, now: Date): Promise<boolean> {
  const entered = await tx
    .insert(certificateReminders)
    .values({ certificateId, daysBefore, sentAt: now })
    .onConflictDoNothing()
    .returning({ certificateId: certificateReminders.certificateId });
  return entered.length > 0;
}
