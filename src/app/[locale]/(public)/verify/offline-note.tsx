import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';

/** A root of this installation, for whoever verifies without us. */
export interface PublishedRoot {
  readonly id: string;
  readonly name: string;
  /** SHA-256, hex */
  readonly fingerprint: string;
}

/** How to come to the same result without believing this page. */
export function OfflineNote({
  locale,
  roots,
  fileName,
}: {
  readonly locale: Locale;
  readonly roots: readonly PublishedRoot[];
  readonly fileName?: string;
}) {
  const t = translator(locale, 'verify');
  return (
    <section className="section verification">
      <h2>{t('offline.heading')}</h2>
      <p className="prose">{t('offline.text')}</p>
      <p>
        <code dir="ltr">{t('offline.command', { file: commandWord(fileName) })}</code>
      </p>
      {roots.length > 0 && (
        <>
          <p className="prose">{t('offline.roots')}</p>
          <ul>
            {roots.map(({ id, name, fingerprint }) => (
              <li key={id}>
                <a href={`/pki/ca/${id}.crt`}>{t('offline.root', { name })}</a>
                {' · '}
                <a href={`/pki/crl/${id}.crl`}>{t('offline.crl')}</a>
                <div className="digest">{fingerprint}</div>
              </li>
            ))}
          </ul>
        </>
      )}
      <p>
        <a href={`/${locale}/legal#policy`}>{t('offline.more')}</a>
      </p>
    </section>
  );
}

/** A file's name only when a shell would take it as one plain word: people copy this line. */
function commandWord(fileName: string | undefined): string {
  return fileName && /^[\p{L}\d][\p{L}\d._-]*$/u.test(fileName) ? fileName : 'order.pdf';
}
