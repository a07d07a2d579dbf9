import { eq } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { isLocale } from '@/i18n/locales';
import { sendLetter } from '@/notifications/send-letter';
import { portals } from '@/portals/schema';
import { textIn } from '@/portals/text-in';
import { findRegistrars } from './find-registrars';

/**
 * Registrars get at most one letter of a kind in this time, however much arrives; notices they get at once. The letters
 * say so.
 */
export const secondsBetweenLetters = 900;

/** A letter to each registrar of a market, in their language, that something waits since then; returns how many. */
export async function writeToChamber(
  tx: Tx,
  portalId: string,
  letter: {
    readonly kind: string;
    readonly count: number;
    readonly since: Date;
    /** without its language */
    readonly path: string;
    readonly now: Date;
  },
): Promise<number> {
  const [portal] = await tx.select().from(portals).where(eq(portals.id, portalId));
  if (!portal) return 0;
  const { kind, count, since, path, now } = letter;
  const days = Math.floor((now.getTime() - since.getTime()) / 86_400_000);
  const registrars = await findRegistrars(tx, portalId);
  for (const registrar of registrars) {
    const locale = isLocale(registrar.locale) ? registrar.locale : 'en';
    await sendLetter(tx, {
      to: registrar.email,
      locale,
      kind,
      facts: { count, days, chamber: textIn(locale, portal.chamberName) },
      portalId,
      secretPath: `/${locale}${path}`,
    });
  }
  return registrars.length;
}
