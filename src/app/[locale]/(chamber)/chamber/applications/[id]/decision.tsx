import type { ReactNode } from 'react';
import { formatDate, formatInstant } from '@/i18n/format';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import type { Actor } from '@/members/actor';
import { isDecided } from '@/members/applications/application';
import type { ApplicationDetail } from '@/members/applications/find-application';
import { bars, type Oddity } from '@/members/applications/oddities';
import { PrimaryButton, QuietButton, QuietLink, StopButton } from '@/ui/button';
import { TextField } from '@/ui/field';
import { Notice } from '@/ui/notice';
import { approve, ask, newLink, reject, takeUp } from '../actions';
import { oddityInWords } from '../oddity-list';

interface Props {
  locale: Locale;
  actor: Actor;
  detail: ApplicationDetail;
  oddities: readonly Oddity[];
  /** what was written when a step was declined */
  typed: Readonly<Record<string, string>>;
}

/** What this registrar can do about the application now. */
export function Decision(props: Props) {
  const { locale, detail, typed } = props;
  const { application } = detail;
  const { id, state, organisation, email } = application;
  const t = translator(locale, 'applications');
  const name = organisation!.legalName;
  const form = { locale, id };
  if (isDecided(state)) return <Decided locale={locale} detail={detail} />;
  return (
    <section className="section" id="decide">
      <h2>{t('decide.title')}</h2>
      {state === 'information-requested' && <p>{t('decide.waitsForApplicant')}</p>}
      {state === 'submitted' && (
        <Step {...form} action={takeUp}>
          <p className="quiet">{t('decide.takeUpHint')}</p>
          <PrimaryButton>{t('decide.takeUp')}</PrimaryButton>
        </Step>
      )}
      {state === 'in-review' && (
        <>
          <Approve {...props} />
          <details open={Boolean(typed.question)}>
            <summary>{t('decide.askTitle')}</summary>
            <Step {...form} action={ask}>
              <TextField
                name="question"
                label={t('decide.ask')}
                hint={t('decide.askHint')}
                required
                maxLength={2000}
                defaultValue={typed.question}
              />
              <QuietButton>{t('decide.askAction')}</QuietButton>
            </Step>
          </details>
          <details open={Boolean(typed.reason)}>
            <summary>{t('decide.rejectTitle')}</summary>
            <Step {...form} action={reject}>
              <TextField
                name="reason"
                label={t('decide.reject')}
                required
                maxLength={2000}
                defaultValue={typed.reason}
              />
              <StopButton>{t('decide.rejectAction', { organisation: name })}</StopButton>
            </Step>
          </details>
        </>
      )}
      <details>
        <summary>{t('decide.linkTitle')}</summary>
        <Step {...form} action={newLink}>
          <p className="quiet">{t('decide.linkHint', { email })}</p>
          <QuietButton>{t('decide.linkAction')}</QuietButton>
        </Step>
      </details>
    </section>
  );
}

function Approve({ locale, actor, detail, oddities }: Props) {
  const t = translator(locale, 'applications');
  const { application, approvals } = detail;
  const own = approvals.find((approval) => approval.registrarId === actor.personId);
  const barred = bars(oddities);
  if (barred)
    return <Notice tone="stopped">{t('decide.barred', { reason: oddityInWords(locale, barred) })}</Notice>;
  if (own) return <Notice>{t('decide.approvedByYou', { date: formatInstant(locale, own.at) })}</Notice>;
  const [first] = approvals;
  return (
    <Step locale={locale} id={application.id} action={approve}>
      <p className="quiet">
        {t('decide.approveHint', { given: approvals.length, name: first?.registrarName ?? '' })}
      </p>
      <PrimaryButton>
        {t('decide.approve', { organisation: application.organisation!.legalName })}
      </PrimaryButton>
    </Step>
  );
}

function Decided({ locale, detail }: { locale: Locale; detail: ApplicationDetail }) {
  const t = translator(locale, 'applications');
  const { decidedAt, organisationId } = detail.application;
  return (
    <section className="section">
      <p>{t('decide.decided', { date: formatDate(locale, decidedAt!) })}</p>
      {organisationId && (
        <QuietLink href={`/${locale}/chamber/members/${organisationId}`}>{t('page.member')}</QuietLink>
      )}
    </section>
  );
}

function Step(props: {
  locale: Locale;
  id: string;
  action: (form: FormData) => Promise<void>;
  children: ReactNode;
}) {
  return (
    <form action={props.action} className="section">
      <input type="hidden" name="locale" value={props.locale} />
      <input type="hidden" name="applicationId" value={props.id} />
      {props.children}
    </form>
  );
}
