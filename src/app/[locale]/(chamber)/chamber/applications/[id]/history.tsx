import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import type { ApplicationDetail } from '@/members/applications/find-application';
import { DateText } from '@/ui/date-text';
import { Timeline } from '@/ui/timeline';

/** Every move of the application: who, when, and why where the answer was no. */
export function History({ locale, detail }: { locale: Locale; detail: ApplicationDetail }) {
  const t = translator(locale, 'applications');
  return (
    <section className="section">
      <h2>{t('page.history')}</h2>
      <Timeline
        locale={locale}
        events={detail.events.map(({ id, at, actorName, toState, reason }) => ({
          key: id,
          at,
          state: toState === 'rejected' ? 'failed' : 'done',
          title: t(`states.${toState}`),
          detail: (
            <>
              <bdi className="quiet">{actorName ?? t('page.applicant')}</bdi>
              {toState === 'rejected' && reason && <p dir="auto">{reason}</p>}
            </>
          ),
        }))}
      />
    </section>
  );
}

/** What chamber and applicant wrote to each other, oldest first. */
export function Thread({ locale, messages }: { locale: Locale; messages: ApplicationDetail['messages'] }) {
  const t = translator(locale, 'applications');
  if (messages.length === 0) return null;
  return (
    <section className="section">
      <h2>{t('page.thread')}</h2>
      {messages.map(({ id, at, authorName, text }) => (
        <div key={id} className="prose">
          <p className="eyebrow">
            <bdi>{authorName ?? t('page.applicant')}</bdi> · <DateText locale={locale} at={at} precise />
          </p>
          {text.split(/\r?\n/).map((line, at) => (
            <p key={at} dir="auto">
              {line}
            </p>
          ))}
        </div>
      ))}
    </section>
  );
}
