import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import type { EntryView } from '@/ledger/find-entries';
import { money } from '@/trade/money';
import { Amount } from '@/ui/amount';
import { DateText } from '@/ui/date-text';

/** Journal entries as books show them: debits and credits in two columns, each entry with its day and its event. */
export function EntryTable({
  locale,
  entries,
  names,
}: {
  locale: Locale;
  entries: readonly EntryView[];
  /** what people call the holders of accounts */
  names: ReadonlyMap<string, string>;
}) {
  const t = translator(locale, 'finance');
  return (
    <div className="overflow-x-auto">
      <table className="table text-[0.8125rem] sm:text-base">
        <caption className="serif">{t('entries.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('entries.account')}</th>
            <th scope="col" className="end">
              {t('entries.debit')}
            </th>
            <th scope="col" className="end">
              {t('entries.credit')}
            </th>
          </tr>
        </thead>
        {entries.map((entry) => (
          <tbody key={entry.id} id={entry.id}>
            <tr>
              <th scope="rowgroup" colSpan={3}>
                {t(`entryKinds.${entry.kind}`)}
                {entry.phase !== 'posted' && <> ({t(`phases.${entry.phase}`)})</>}
                {' · '}
                <span className="quiet">
                  <DateText locale={locale} at={entry.effectiveAt} />
                </span>
              </th>
            </tr>
            {entry.postings.map((posting) => (
              <tr key={`${posting.accountId} ${posting.minor}`}>
                <td>
                  {t(`accountKinds.${posting.account.kind}`)}{' '}
                  <bdi className="quiet break-all">{names.get(posting.account.holder) ?? ''}</bdi>
                </td>
                <td className="end">
                  {posting.minor > 0 && (
                    <Amount locale={locale} value={money(posting.account.currency, posting.minor)} />
                  )}
                </td>
                <td className="end">
                  {posting.minor < 0 && (
                    <Amount locale={locale} value={money(posting.account.currency, -posting.minor)} />
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}
