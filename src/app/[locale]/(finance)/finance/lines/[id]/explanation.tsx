import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import type { LineDetail, LineMatch } from '@/reconciliation/find-line';
import { money } from '@/trade/money';
import { Amount } from '@/ui/amount';
import { QuietButton } from '@/ui/button';
import { DateText } from '@/ui/date-text';
import { Notice } from '@/ui/notice';
import { EntryTable } from '../../ledger/entry-table';
import { takeUp, undo } from './actions';

/** How a line was explained: by what, by which rule or whom, and the journal entries behind it. */
export function Explanation({ locale, detail }: { locale: Locale; detail: LineDetail }) {
  const t = translator(locale, 'finance');
  const { line, reasonByName } = detail;
  const standing = detail.matches.filter((match) => match.undoneAt === null);
  const isSetAside = line.state === 'set-aside';
  return (
    <>
      {isSetAside && (
        <Notice title={t('setAside.by', { person: reasonByName ?? '' })}>
          <blockquote dir="auto">{line.reason}</blockquote>
        </Notice>
      )}
      {standing.length > 0 && (
        <section className="section">
          <h2>{t('explanation.title')}</h2>
          <ul>
            {standing.map((match) => (
              <li key={match.id}>
                <MatchWords locale={locale} match={match} currency={line.currency} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {detail.entries.length > 0 && <EntryTable locale={locale} entries={detail.entries} names={new Map()} />}
      <form action={isSetAside ? takeUp : undo} className="section">
        <input type="hidden" name="locale" value={locale} />
        <input type="hidden" name="lineId" value={line.id} />
        <QuietButton>{t(isSetAside ? 'setAside.takeUp' : 'explanation.undo')}</QuietButton>
      </form>
    </>
  );
}

function MatchWords({ locale, match, currency }: { locale: Locale; match: LineMatch; currency: string }) {
  const t = translator(locale, 'finance');
  const isWriteOff = match.targetType === 'write-off';
  return (
    <>
      <Amount locale={locale} value={money(currency, match.minor)} /> ·{' '}
      {isWriteOff ? (
        <>
          {t('targets.write-off')}: <q dir="auto">{String(match.explanation.reason)}</q>
        </>
      ) : (
        <>
          {t(`targets.${match.targetType}`)} <strong dir="auto">{String(match.explanation.label)}</strong>
        </>
      )}
      <br />
      <span className="quiet fine">
        {t(`rules.${match.rule}`)} ·{' '}
        {match.matchedByName ? <bdi>{match.matchedByName}</bdi> : t('explanation.byRule')} ·{' '}
        <DateText locale={locale} at={match.matchedAt} precise />
      </span>
    </>
  );
}
