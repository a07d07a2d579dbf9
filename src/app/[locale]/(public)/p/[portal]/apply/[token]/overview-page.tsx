import { config } from '@/config';
import { translator } from '@/i18n/translator';
import { isOpenToApplicant } from '@/members/applications/application';
import type { ApplicationDetail } from '@/members/applications/find-application';
import { missingPieces } from '@/members/applications/missing-pieces';
import { ErrorSummary, type FieldProblem } from '@/ui/error-summary';
import { Notice } from '@/ui/notice';
import { PageHeader } from '@/ui/page-header';
import { StatusWord } from '@/ui/status-word';
import { Timeline } from '@/ui/timeline';
import type { Market } from '../../../../market';
import { applyPath } from '../answer';
import { PieceTable } from './piece-table';
import { stateShapes } from './state-shapes';
import { SubmitForm } from './submit-form';
import { Thread } from './thread';

/** The applicant's one page: where it stands, what is missing, what the chamber asks, and the one thing to do now. */
export function OverviewPage({
  market,
  token,
  detail,
  isSubmitted,
  problems = [],
  typed,
}: {
  readonly market: Market;
  readonly token: string;
  readonly detail: ApplicationDetail;
  readonly isSubmitted: boolean;
  readonly problems?: readonly FieldProblem[];
  readonly typed?: string;
}) {
  const { locale } = market;
  const t = translator(locale, 'apply');
  const { application } = detail;
  const { state, number, organisation } = application;
  const missing = missingPieces({ ...application, papers: detail.papers, producers: detail.producers });
  const isOpen = isOpenToApplicant(state);
  return (
    <>
      <PageHeader
        eyebrow={<bdi>{number}</bdi>}
        title={organisation?.legalName ?? t('title')}
        lead={t(`state.next.${state}`)}
      />
      <ErrorSummary title={t('refusal.title')} problems={problems} />
      {isSubmitted && state === 'submitted' && <Notice tone="done">{t('submit.done')}</Notice>}
      {state === 'draft' && <LinkNotice market={market} token={token} email={application.email} />}
      <Thread locale={locale} messages={detail.messages} />
      {isOpen && <PieceTable market={market} token={token} detail={detail} missing={missing} />}
      {isOpen && (
        <SubmitForm
          market={market}
          token={token}
          state={state}
          missing={missing.length}
          problems={problems}
          typed={typed}
        />
      )}
      <section className="section">
        <h2>{t('state.title')}</h2>
        <p>
          <StatusWord shape={stateShapes[state]}>{t(`state.${state}`)}</StatusWord>
        </p>
        <Timeline
          locale={locale}
          events={detail.events.map(({ id, at, toState, reason }) => ({
            key: id,
            at,
            title: t(`state.${toState}`),
            state: toState === 'rejected' ? 'failed' : 'done',
            detail: toState === 'rejected' && reason ? <p dir="auto">{reason}</p> : null,
          }))}
        />
      </section>
    </>
  );
}

function LinkNotice(props: { readonly market: Market; readonly token: string; readonly email: string }) {
  const { market, token, email } = props;
  const t = translator(market.locale, 'apply');
  const path = applyPath(market, `/${token}`);
  return (
    <Notice title={t('link.title')}>
      <p>{t('link.text', { email })}</p>
      <dl className="facts">
        <div>
          <dt className="visually-hidden">{t('link.title')}</dt>
          <dd>
            <a href={path}>{`${config().baseUrl}${path}`}</a>
          </dd>
        </div>
      </dl>
    </Notice>
  );
}
