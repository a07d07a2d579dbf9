import { eq } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { isLocale } from '@/i18n/locales';
import { findPerson } from '@/members/find-people';
import { sendLetter } from '@/notifications/send-letter';
import { portals } from '@/portals/schema';
import { textIn } from '@/portals/text-in';

/** Mails the link to make a key to the one it is for, and to nobody else, in the market's name. */
export async function mailInvitation(tx: Tx, personId: string, token: string): Promise<void> {
  const [person] = await findPerson(tx, personId);
  if (!person?.portalId) throw new Error('who is invited belongs to a portal');
  const [portal] = await tx.select().from(portals).where(eq(portals.id, person.portalId));
  const locale = isLocale(person.locale) ? person.locale : 'en';
  await sendLetter(tx, {
    to: person.email,
    locale,
    kind: 'invitation',
    portalId: person.portalId,
    facts: {
      person: person.name,
      organisation: person.organisationName ?? '',
      chamber: textIn(locale, portal!.chamberName),
    },
    secretPath: `/${locale}/enrol/${token}`,
  });
}
