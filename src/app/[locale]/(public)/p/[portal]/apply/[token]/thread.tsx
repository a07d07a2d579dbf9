import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import type { ApplicationDetail } from '@/members/applications/find-application';
import { DateText } from '@/ui/date-text';

/** What chamber and applicant wrote to each other, oldest first. The chamber speaks as one. */
export function Thread({
  locale,
  messages,
}: {
  readonly locale: Locale;
  readonly messages: ApplicationDetail['messages'];
}) {
  const t = translator(locale, 'apply');
  if (messages.length === 0) return null;
  return (
    <section className="section">
      <h2>{t('thread.title')}</h2>
      {messages.map(({ id, at, authorName, text }) => (
        <div key={id} className="prose">
          <p className="eyebrow">
            {t(authorName === null ? 'thread.you' : 'thread.chamber')} ·{' '}
            <DateText locale={locale} at={at} precise />
          </p>
          {text.split(/\r?\n/).map((line, at) => (
            <p key={at} dir="auto">
              {line}
            </p>
          ))}
        </div>
      ))}
    </section>
  );
}
