import type { CertificateSummary } from '@/certificates/find-certificates';
import { reminderDays } from '@/certificates/remind-of-expiry';
import { formatDate } from '@/i18n/format';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import type { Actor } from '@/members/actor';
import { PrimaryLink } from '@/ui/button';
import { Notice } from '@/ui/notice';

/** Says, in the last thirty days of the certificate that the member is signed in with, that it ends and how to renew it. */
export function RenewalDue(props: {
  locale: Locale;
  actor: Actor;
  /** the member's own */
  certificates: readonly CertificateSummary[];
}) {
  const { locale, actor, certificates } = props;
  const inUse = certificates.find(({ id }) => id === actor.certificateId);
  const isRenewed = certificates.some(
    ({ replaces, state }) => replaces === actor.certificateId && state === 'active',
  );
  if (!inUse || isRenewed || inUse.notAfter.getTime() > Date.now() + reminderDays[0] * 86_400_000)
    return null;
  const t = translator(locale, 'devices');
  return (
    <Notice title={t('renew.due', { date: formatDate(locale, inUse.notAfter) })}>
      <p>{t('renew.dueHint')}</p>
      <PrimaryLink href={`/${locale}/keys/renew`}>{t('renew.action')}</PrimaryLink>
    </Notice>
  );
}
