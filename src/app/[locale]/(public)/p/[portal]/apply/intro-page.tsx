import { translator } from '@/i18n/translator';
import { paperKinds } from '@/members/applications/paper-kinds';
import { PrimaryButton, QuietButton } from '@/ui/button';
import { ErrorSummary, type FieldProblem } from '@/ui/error-summary';
import { Field } from '@/ui/field';
import { Notice } from '@/ui/notice';
import { PageHeader } from '@/ui/page-header';
import type { Market } from '../../../market';
import { applyPath } from './answer';

/** What becoming a member asks for, and the one field that begins it. */
export function IntroPage({
  market,
  typed,
  problems = [],
  isLinkSent = false,
}: {
  readonly market: Market;
  readonly typed?: string;
  readonly problems?: readonly FieldProblem[];
  readonly isLinkSent?: boolean;
}) {
  const { locale, brand } = market;
  const t = translator(locale, 'apply');
  const email = { type: 'email', autoComplete: 'email', required: true, maxLength: 200 } as const;
  return (
    <>
      <PageHeader
        eyebrow={brand.chamberName}
        title={t('title')}
        lead={t('lead', { chamber: brand.chamberName })}
      />
      <ErrorSummary title={t('refusal.title')} problems={problems} />
      {isLinkSent && <Notice tone="done">{t('lost.done')}</Notice>}
      <div className="columns">
        <section className="section">
          <h2>{t('start.title')}</h2>
          <form method="post" action={applyPath(market)}>
            <Field
              {...email}
              name="email"
              label={t('start.email')}
              hint={t('start.emailHint')}
              defaultValue={typed}
              error={problems.find((problem) => problem.field === 'email')?.message}
            />
            <PrimaryButton>{t('start.action')}</PrimaryButton>
          </form>
        </section>
        <section className="section">
          <h2>{t('need.title')}</h2>
          <ul>
            {paperKinds.map((kind) => (
              <li key={kind}>{t(`paper.${kind}`)}</li>
            ))}
            <li>{t('need.list')}</li>
          </ul>
          <p className="quiet">{t('need.text')}</p>
        </section>
      </div>
      <section className="section">
        <h2>{t('lost.title')}</h2>
        <p className="prose">{t('lost.text')}</p>
        <form method="post" action={applyPath(market, '/lost')}>
          <Field {...email} name="lost-email" label={t('start.email')} />
          <QuietButton>{t('lost.action')}</QuietButton>
        </form>
      </section>
    </>
  );
}
