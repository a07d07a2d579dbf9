import type { Tx } from '@/db/connection';
import { isLocale, type Locale } from '@/i18n/locales';
import { notifyPerson } from '@/notifications/notify-person';
import { sendLetter } from '@/notifications/send-letter';
import { textIn } from '@/portals/text-in';
import type { Enrolment } from './find-enrolment';

type Holder = Pick<Enrolment, 'portal'> & {
  readonly person: {
    readonly id: string;
    readonly name: string;
    readonly email: string;
    readonly locale: string;
  };
};

/** Tells the holder, here and by letter, that another device of theirs got a key: a thief's would not go unseen. */
export async function tellOfNewDevice(tx: Tx, enrolment: Enrolment): Promise<void> {
  await tellHolder(tx, enrolment, 'own-device-certified', { device: enrolment.deviceName ?? '' });
}

/** A notice on Today and a letter of one kind, both leading to the page of the keys. */
export async function tellHolder(
  tx: Tx,
  holder: Holder,
  kind: 'own-device-certified' | 'certificate-ends',
  facts: Readonly<Record<string, string | number>>,
): Promise<void> {
  const { id, name, email } = holder.person;
  const locale: Locale = isLocale(holder.person.locale) ? holder.person.locale : 'en';
  await notifyPerson(tx, id, kind, facts, '/keys');
  await sendLetter(tx, {
    to: email,
    locale,
    kind,
    facts: {
      ...facts,
      person: name,
      chamber: holder.portal ? textIn(locale, holder.portal.chamberName) : 'Tradeseal',
    },
    ...(holder.portal && { portalId: holder.portal.id }),
    secretPath: `/${locale}/keys`,
  });
}
