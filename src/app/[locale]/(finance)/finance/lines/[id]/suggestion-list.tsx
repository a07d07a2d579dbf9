import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { suggestionKey } from '@/reconciliation/accept-suggestion';
import type { Candidate, CandidatePart } from '@/reconciliation/claim';
import type { StatementLine } from '@/reconciliation/statement-line';
import { money } from '@/trade/money';
import { Amount } from '@/ui/amount';
import { PrimaryButton, QuietButton } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { accept } from './actions';
import { reasonWords } from './reason-words';

/** The ways to explain a line, best first, each with its reasons and what it would settle. */
export function SuggestionList({
  locale,
  line,
  suggestions,
  isDoubtful,
}: {
  locale: Locale;
  line: StatementLine;
  suggestions: readonly Candidate[];
  /** the bank may have booked it twice: then no way is the obvious one */
  isDoubtful: boolean;
}) {
  const t = translator(locale, 'finance');
  if (suggestions.length === 0)
    return <EmptyState title={t('suggestions.none')}>{t('suggestions.noneHint')}</EmptyState>;
  return (
    <section className="section">
      <h2>{t('suggestions.title', { count: suggestions.length })}</h2>
      {suggestions.map((candidate, position) => (
        <form
          key={suggestionKey(candidate)}
          action={accept}
          className={position === 0 && !isDoubtful ? 'next-action' : 'section'}
        >
          <input type="hidden" name="locale" value={locale} />
          <input type="hidden" name="lineId" value={line.id} />
          <input type="hidden" name="suggestion" value={suggestionKey(candidate)} />
          <h3>{t(`rules.${candidate.rule}`)}</h3>
          <ul>
            {candidate.parts.map((part) => (
              <li key={part.claim.targetId}>
                <Part locale={locale} part={part} />
              </li>
            ))}
          </ul>
          <ul className="quiet">
            {candidate.reasons.map((reason) => (
              <li key={reason.code}>{reasonWords(locale, reason, line.currency)}</li>
            ))}
          </ul>
          {candidate.chargesMinor > 0 && (
            <p className="quiet">
              {t('suggestions.charges')}{' '}
              <Amount locale={locale} value={money(line.currency, candidate.chargesMinor)} />
            </p>
          )}
          {position === 0 && !isDoubtful ? (
            <PrimaryButton>{t('suggestions.accept')}</PrimaryButton>
          ) : (
            <QuietButton>{t('suggestions.accept')}</QuietButton>
          )}
        </form>
      ))}
    </section>
  );
}

function Part({ locale, part: { claim, lineMinor, claimMinor } }: { locale: Locale; part: CandidatePart }) {
  const t = translator(locale, 'finance');
  const left = money(claim.open.currency, claim.open.minor - claimMinor);
  return (
    <>
      {t(`targets.${claim.targetType}`)} <strong dir="auto">{claim.label}</strong>
      {claim.parties[0] && (
        <>
          {' · '}
          <bdi>{claim.parties[0]}</bdi>
        </>
      )}
      {' · '}
      {t('suggestions.open')} <Amount locale={locale} value={claim.open} />
      {claim.open.minor !== claimMinor && lineMinor > 0 && left.minor > 0 && (
        <>
          {', '}
          {t('suggestions.left')} <Amount locale={locale} value={left} />
        </>
      )}
    </>
  );
}
