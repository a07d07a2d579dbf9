import { formatInstant } from '@/i18n/format';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import type { Verification } from './verification';

/** Which bytes were verified, and for which time. */
export function FileFacts({ locale, of }: { readonly locale: Locale; readonly of: Verification }) {
  const t = translator(locale, 'verify');
  const { document, verifiedAt } = of.report;
  const size = { count: document.bytes, revisions: document.revisions ?? 0 };
  const facts = [
    ['file', of.fileName],
    ['size', t('facts.bytes', size)],
    ['digest', document.sha256],
    ['at', formatInstant(locale, new Date(verifiedAt))],
  ] as const;
  return (
    <section className="section">
      <h2>{t('facts.heading')}</h2>
      <dl className="facts facts-columns">
        {facts.map(
          ([key, value]) =>
            value && (
              <div key={key}>
                <dt>{t(`facts.${key}`)}</dt>
                <dd dir="auto" className={key === 'digest' ? 'digest' : undefined}>
                  {value}
                </dd>
              </div>
            ),
        )}
      </dl>
    </section>
  );
}
