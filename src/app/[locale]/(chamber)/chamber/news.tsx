import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import type { Notice } from '@/notifications/find-notices';
import { DateText } from '@/ui/date-text';

/** What happened lately, newest first; nothing when nothing did. */
export function News({ locale, notices }: { locale: Locale; notices: readonly Notice[] }) {
  const t = translator(locale, 'today');
  if (notices.length === 0) return null;
  return (
    <section className="section">
      <h2>{t('news')}</h2>
      <ul className="news">
        {notices.map(({ id, kind, facts, path, createdAt }) => (
          <li key={id}>
            {path ? (
              <a href={`/${locale}${path}`}>{t(`notices.${kind}`, facts)}</a>
            ) : (
              t(`notices.${kind}`, facts)
            )}
            <span className="quiet fine">
              {' '}
              <DateText locale={locale} at={createdAt} precise />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
