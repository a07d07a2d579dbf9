import { eq } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { isLocale } from '@/i18n/locales';
import { sendLetter } from '@/notifications/send-letter';
import { portals } from '@/portals/schema';
import { textIn } from '@/portals/text-in';
import { linkToken } from './bearer';

/** Letters about an application: their words are the messages `mail.<kind>`. */
export type ApplicantLetter =
  | 'application-started'
  | 'application-link'
  | 'application-submitted'
  | 'application-question'
  | 'application-rejected';

/** Writes to the applicant in their language, with the secret link back to the application. */
export async function writeToApplicant(
  tx: Tx,
  application: {
    readonly id: string;
    readonly portalId: string;
    readonly number: string;
    readonly email: string;
    readonly locale: string;
    readonly linkGeneration: number;
  },
  kind: ApplicantLetter,
): Promise<void> {
  const { id, portalId, number, email, linkGeneration } = application;
  const locale = isLocale(application.locale) ? application.locale : 'en';
  const [portal] = await tx.select().from(portals).where(eq(portals.id, portalId));
  if (!portal) throw new Error('an application belongs to a portal');
  await sendLetter(tx, {
    to: email,
    locale,
    kind,
    facts: { number, chamber: textIn(locale, portal.chamberName) },
    portalId,
    secretPath: applicationPath(locale, portal.slug, linkToken(id, linkGeneration)),
  });
}

/** Where the bearer of the link goes on. */
export function applicationPath(locale: string, portalSlug: string, token: string): string {
  return `/${locale}/p/${portalSlug}/apply/${token}`;
}
