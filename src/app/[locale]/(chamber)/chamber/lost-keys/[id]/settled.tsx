import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import type { PersonWithRoles } from '@/members/find-people';
import { Notice } from '@/ui/notice';
import { InvitationLink } from '../../members/[id]/invitation-link';

/** It is done: the new invitation, shown once, to hand over by a way that the registrar trusts. */
export function Settled(props: { locale: Locale; person: PersonWithRoles; token: string | undefined }) {
  const { locale, person, token } = props;
  const t = translator(locale, 'devices');
  return (
    <>
      <Notice tone="done" title={t('cases.settledTitle')}>
        {token && <p>{t('cases.settledHint', { person: person.name })}</p>}
      </Notice>
      {token && <InvitationLink locale={locale} person={person} token={token} />}
    </>
  );
}
