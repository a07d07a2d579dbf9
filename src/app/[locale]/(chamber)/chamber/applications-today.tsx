import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import type { ApplicationFigures } from '@/members/applications/find-application-figures';
import { applicationAges } from '@/members/applications/find-application-figures';
import type { QueuedApplication } from '@/members/applications/find-applications';
import { QuietLink } from '@/ui/button';
import { ApplicationState } from './applications/application-state';

/** The applications that have waited longest, each with its age and its one button; nothing when none waits. */
export function ApplicationsToday(props: {
  locale: Locale;
  waiting: readonly QueuedApplication[];
  ages: readonly ApplicationFigures[];
  now: Date;
}) {
  const { locale, waiting, ages, now } = props;
  const t = translator(locale, 'applications');
  if (waiting.length === 0) return null;
  const all = ages.reduce((sum, age) => sum + age.waiting, 0);
  const old = ages.find((age) => age.upToDays === null)?.waiting ?? 0;
  return (
    <section className="section">
      <h2>{t('today.title')}</h2>
      {old > 0 && (
        <p className="quiet">{t('today.old', { count: old, days: applicationAges.at(-1) ?? 0 })}</p>
      )}
      <ol className="tasks">
        {waiting.map(({ application, oddities }) => {
          const { id, number, organisation, submittedAt, state } = application;
          const odd = oddities.filter((oddity) => oddity.weight !== 'note').length;
          return (
            <li key={id} className="task">
              <div>
                <strong>
                  <bdi>{organisation?.legalName}</bdi>
                </strong>
                <div>
                  <bdi>{number}</bdi> · {t('today.waiting', { days: daysSince(submittedAt, now) })}
                  {odd > 0 && ` · ${t('today.odd', { count: odd })}`}
                </div>
              </div>
              <ApplicationState locale={locale} state={state} />
              <QuietLink href={`/${locale}/chamber/applications/${id}`}>{t('today.open')}</QuietLink>
            </li>
          );
        })}
      </ol>
      <p>
        <a href={`/${locale}/chamber/applications`}>{t('today.all', { count: all })}</a>
      </p>
    </section>
  );
}

function daysSince(at: Date | null, now: Date): number {
  return at ? Math.max(0, Math.floor((now.getTime() - at.getTime()) / 86_400_000)) : 0;
}
