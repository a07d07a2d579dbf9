import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import type { ListedProducer } from '@/members/applications/find-attachments';

/** Everybody a cooperative names, folded away: some name thousands. */
export function ProducerList(props: { locale: Locale; producers: readonly ListedProducer[] }) {
  const { locale, producers } = props;
  const t = translator(locale, 'applications');
  if (producers.length === 0) return null;
  return (
    <section className="section">
      <h2>{t('page.producers')}</h2>
      <details>
        <summary>{t('page.producersListed', { count: producers.length })}</summary>
        <ol>
          {producers.map(({ position, name, place, isWoman, story }) => (
            <li key={position}>
              <strong dir="auto">{name}</strong>, <bdi>{place}</bdi>
              {isWoman && ` · ${t('page.woman')}`}
              {story && (
                <div className="quiet" dir="auto">
                  {story}
                </div>
              )}
            </li>
          ))}
        </ol>
      </details>
    </section>
  );
}
