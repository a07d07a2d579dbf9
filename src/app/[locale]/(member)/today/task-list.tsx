import { Written } from '@/app/written';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { Amount } from '@/ui/amount';
import { QuietLink } from '@/ui/button';
import { DateText } from '@/ui/date-text';
import type { Task } from './tasks';

/** Things to do as rows of a ledger: what, for whom, how much, since when, and the one button. */
export function TaskList({
  locale,
  tasks,
  quiet = false,
}: {
  locale: Locale;
  tasks: readonly Task[];
  quiet?: boolean;
}) {
  const t = translator(locale, 'today');
  return (
    <ol className="tasks">
      {tasks.map(({ kind, summary, partner, since }) => {
        const { order } = summary;
        return (
          <li key={order.id} className="task">
            <div>
              <strong>{t(`tasks.${kind}`)}</strong>
              <div>
                <bdi>{order.number}</bdi> · <Written locale={locale} text={summary.goods} />
                {summary.lineCount > 1 && ` ${t('more', { count: summary.lineCount - 1 })}`} ·{' '}
                <bdi>{partner}</bdi>
              </div>
              <div className="quiet fine">
                <DateText locale={locale} at={since} />
              </div>
            </div>
            <Amount locale={locale} value={{ currency: order.currency, minor: order.totalMinor }} />
            {quiet ? (
              <a href={`/${locale}/orders/${order.id}`}>{t('open')}</a>
            ) : (
              <QuietLink href={`/${locale}/orders/${order.id}`}>{t(`buttons.${kind}`)}</QuietLink>
            )}
          </li>
        );
      })}
    </ol>
  );
}
