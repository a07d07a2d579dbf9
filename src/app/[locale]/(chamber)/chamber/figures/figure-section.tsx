import type { ReactNode } from 'react';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import type { FigureName } from './figures-csv';

/** One figure: what it counts, its drawing, and the way to take it along. */
export function FigureSection({
  locale,
  name,
  months,
  title,
  hint,
  isEmpty,
  children,
}: {
  readonly locale: Locale;
  readonly name: FigureName;
  readonly months: string;
  readonly title: string;
  readonly hint?: string;
  readonly isEmpty: boolean;
  readonly children: ReactNode;
}) {
  const t = translator(locale, 'figures');
  return (
    <section className="section">
      <h2>{title}</h2>
      {hint && <p className="prose quiet">{hint}</p>}
      {isEmpty ? <p>{t('nothing')}</p> : children}
      {!isEmpty && (
        <p>
          <a
            href={`/${locale}/chamber/figures/csv?${new URLSearchParams({ figure: name, months })}`}
            download
          >
            {t('csv', { figure: title })}
          </a>
        </p>
      )}
    </section>
  );
}
