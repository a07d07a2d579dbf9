import type { OwnSession } from '@/certificates/find-own-sessions';
import { formatInstant } from '@/i18n/format';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { QuietButton } from '@/ui/button';
import { DataTable } from '@/ui/data-table';
import { endSessions } from './actions';

/** Where the member is signed in, and the way to end what they do not recognise. */
export function OwnSessions(props: { locale: Locale; sessions: readonly OwnSession[]; current: string }) {
  const { locale, sessions, current } = props;
  const t = translator(locale, 'devices');
  return (
    <section className="section">
      <h2>{t('sessions.title')}</h2>
      <p className="prose">{t('sessions.lead')}</p>
      <DataTable
        caption={t('sessions.title')}
        hideCaption
        rows={sessions}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'device',
            header: t('sessions.device'),
            cell: ({ deviceName, serial }) => (
              <bdi>{deviceName ?? t('sessions.unnamed', { serial: `${serial.slice(0, 12)}…` })}</bdi>
            ),
          },
          {
            key: 'when',
            header: t('sessions.when'),
            cell: ({ createdAt, expiresAt }) =>
              `${t('sessions.since', { time: formatInstant(locale, createdAt) })}, ${t('sessions.until', {
                time: formatInstant(locale, expiresAt),
              })}`,
          },
          {
            key: 'end',
            header: t('sessions.end'),
            cell: ({ id }) =>
              id === current ? (
                <strong>{t('sessions.this')}</strong>
              ) : (
                <form action={endSessions}>
                  <input type="hidden" name="locale" value={locale} />
                  <input type="hidden" name="sessionId" value={id} />
                  <QuietButton>{t('sessions.end')}</QuietButton>
                </form>
              ),
          },
        ]}
      />
      {sessions.length > 2 && (
        <form action={endSessions}>
          <input type="hidden" name="locale" value={locale} />
          <QuietButton>{t('sessions.endOthers')}</QuietButton>
        </form>
      )}
    </section>
  );
}
