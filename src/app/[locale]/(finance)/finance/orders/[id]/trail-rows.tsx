import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import type { Evidence, MoneyTrail, TrailState } from '@/reconciliation/money-trail';
import { Amount } from '@/ui/amount';
import { DateText } from '@/ui/date-text';
import { type StatusShape, StatusWord } from '@/ui/status-word';
import { TrailDrawing } from './trail-drawing';
import { type TrailSlice, trailSlices } from './trail-slices';

const shapes: Readonly<Record<TrailState, StatusShape>> = {
  done: 'done',
  pending: 'waiting',
  awaited: 'waiting',
  failed: 'stopped',
};

/** The trail from top to bottom: beside each step the ribbons of where the money is and whose it is. */
export function TrailRows({ locale, trail }: { locale: Locale; trail: MoneyTrail }) {
  const t = translator(locale, 'finance');
  return (
    <>
      <p className="quiet fine">
        <svg className="inline-block h-3 w-3" viewBox="0 0 10 10" aria-hidden="true">
          <path d="M0 0h10v10H0z" fill="var(--accent)" fillOpacity=".75" />
        </svg>{' '}
        {t('trail.legendMoney')} ·{' '}
        <svg className="inline-block h-3 w-3" viewBox="0 0 10 10" aria-hidden="true">
          <path d="M0 0h10v10H0z" fill="var(--ochre)" fillOpacity=".75" />
        </svg>{' '}
        {t('trail.legendOwed')}
      </p>
      <ol className="m-0 list-none p-0">
        {trailSlices(trail).map((slice) => (
          <TrailRow key={slice.step.kind} locale={locale} slice={slice} />
        ))}
      </ol>
    </>
  );
}

function TrailRow({ locale, slice }: { locale: Locale; slice: TrailSlice }) {
  const t = translator(locale, 'finance');
  const { step } = slice;
  return (
    <li className="grid min-h-20 grid-cols-[7rem_1fr] gap-x-4" dir="auto">
      <div className="relative" dir="ltr">
        <TrailDrawing slice={slice} />
      </div>
      <div className="border-t border-hair py-3">
        <div className="timeline-head">
          <strong>{t(`trail.steps.${step.kind}`)}</strong>
          {step.amount && <Amount locale={locale} value={step.amount} />}
        </div>
        <div className="quiet fine">
          <StatusWord shape={shapes[step.state]}>{t(`trail.states.${step.state}`)}</StatusWord>
          {step.at && (
            <>
              {' · '}
              <DateText locale={locale} at={step.at} />
            </>
          )}
          {step.evidence && (
            <>
              {' · '}
              <EvidenceLink locale={locale} evidence={step.evidence} />
            </>
          )}
        </div>
        {step.parts.length > 0 && (
          <ul className="tiers">
            {step.parts.map(({ name, amount }) => (
              <li key={name}>
                {t(`trail.parts.${name}`)} <Amount locale={locale} value={amount} />
              </li>
            ))}
          </ul>
        )}
      </div>
    </li>
  );
}

/** A line of the bank's can be looked at; what others hold is named. */
function EvidenceLink({ locale, evidence }: { locale: Locale; evidence: Evidence }) {
  const t = translator(locale, 'finance');
  switch (evidence.type) {
    case 'statement-line':
      return <a href={`/${locale}/finance/lines/${evidence.id}`}>{t('trail.bankLine')}</a>;
    case 'journal-entry':
      return <a href={`#${evidence.id}`}>{t('trail.entry')}</a>;
    case 'payout':
      return <a href={`/${locale}/finance/payouts`}>{t('trail.payout')}</a>;
    default:
      return <bdi className="break-all">{evidence.id}</bdi>;
  }
}
