import { formatDate } from '@/i18n/format';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import type { findClosedPeriods } from '@/reconciliation/close-period';
import type { AccountPosition } from '@/reconciliation/find-unexplained';
import { Amount } from '@/ui/amount';
import { QuietButton } from '@/ui/button';
import { DateText } from '@/ui/date-text';
import { StatusWord } from '@/ui/status-word';
import { closeAccount } from './actions';
import { dayAsDate } from './line-words';

type ClosedPeriods = Awaited<ReturnType<typeof findClosedPeriods>>;

/** Each bank account as the bank and as the ledger see it, and the button that closes its days. */
export function AccountPositions(props: {
  locale: Locale;
  positions: readonly AccountPosition[];
  closed: ClosedPeriods;
}) {
  const { locale, positions, closed } = props;
  const t = translator(locale, 'finance');
  return positions.map((position) => {
    const until = closed.find(
      (period) => period.account === position.account && period.currency === position.currency,
    )?.untilDate;
    const isClosed = until !== undefined && until >= position.bankDate;
    return (
      <section key={`${position.account} ${position.currency}`} className="section">
        <h2>
          <bdi>{position.account}</bdi>
        </h2>
        <dl className="facts">
          <div>
            <dt>
              {t('accounts.bank')} <DateText locale={locale} at={dayAsDate(position.bankDate)} />
            </dt>
            <dd>
              <Amount locale={locale} value={position.bank} />
            </dd>
          </div>
          <div>
            <dt>{t('accounts.ledger')}</dt>
            <dd>
              <Amount locale={locale} value={position.ledger} />
            </dd>
          </div>
          <div>
            <dt>{t('accounts.waiting')}</dt>
            <dd>
              <Amount locale={locale} value={position.waiting} />
            </dd>
          </div>
          <div>
            <dt>{t('accounts.pending')}</dt>
            <dd>
              <Amount locale={locale} value={position.pending} />
            </dd>
          </div>
          <div>
            <dt>{t('accounts.agreement')}</dt>
            <dd>
              {position.difference.minor === 0 ? (
                <StatusWord shape="done">{t('accounts.agrees')}</StatusWord>
              ) : (
                <StatusWord shape="stopped">
                  {t('accounts.differs')} <Amount locale={locale} value={position.difference} />
                </StatusWord>
              )}
            </dd>
          </div>
        </dl>
        {isClosed ? (
          <p className="quiet">
            {t('accounts.closedUntil')} <DateText locale={locale} at={dayAsDate(until)} />
          </p>
        ) : (
          position.waiting.minor === 0 &&
          position.difference.minor === 0 && (
            <form action={closeAccount} className="actions">
              <input type="hidden" name="locale" value={locale} />
              <input type="hidden" name="account" value={position.account} />
              <input type="hidden" name="currency" value={position.currency} />
              <input type="hidden" name="untilDate" value={position.bankDate} />
              <QuietButton>
                {t('accounts.close', { day: formatDate(locale, dayAsDate(position.bankDate)) })}
              </QuietButton>
            </form>
          )
        )}
      </section>
    );
  });
}
