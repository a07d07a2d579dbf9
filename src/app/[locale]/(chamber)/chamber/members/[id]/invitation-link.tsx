import { config } from '@/config';
import { isLocale, type Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import type { PersonWithRoles } from '@/members/find-people';
import { PrimaryLink } from '@/ui/button';
import { Notice } from '@/ui/notice';

/** The link a person enrols with, shown once: the books keep only its digest. In the language of whom it is for. */
export function InvitationLink(props: { locale: Locale; person: PersonWithRoles; token: string }) {
  const { locale, person, token } = props;
  const t = translator(locale, 'chamber');
  const theirs = isLocale(person.locale) ? person.locale : locale;
  const link = `${config().baseUrl}/${theirs}/enrol/${token}`;
  const letter = translator(theirs, 'chamber');
  const mail = `mailto:${encodeURIComponent(person.email)}?subject=${encodeURIComponent(
    letter('invitation.subject'),
  )}&body=${encodeURIComponent(letter('invitation.body', { person: person.name, link }))}`;
  return (
    <div id="invitation">
      <Notice tone="done" title={t('invitation.title', { person: person.name })}>
        <p>{t('invitation.hint')}</p>
        <p className="mono">
          <a href={link}>{link}</a>
        </p>
        <PrimaryLink href={mail}>{t('invitation.mail')}</PrimaryLink>
      </Notice>
    </div>
  );
}
