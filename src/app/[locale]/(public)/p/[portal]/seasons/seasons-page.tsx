import type { SeasonalGoods, Seasons } from '@/catalogue/find-seasons';
import { translator } from '@/i18n/translator';
import { EmptyState } from '@/ui/empty-state';
import { inLanguage } from '@/ui/in-language';
import { PageHeader } from '@/ui/page-header';
import { SeasonCalendar } from '@/ui/season-calendar';
import { monthNames } from '@/ui/season-strip';
import type { Market } from '../../../market';

/** When a market's goods can be had: a picture, and the same as a table. */
export function SeasonsPage({
  market,
  seasons,
  month,
}: {
  readonly market: Market;
  readonly seasons: Seasons;
  readonly month: number;
}) {
  const { locale, brand } = market;
  const t = translator(locale, 'storefront');
  const here = `/${locale}/p/${brand.slug}`;
  const rows = seasons.seasonal.toSorted(byStart).map((goods) => ({ ...goods, href: hrefOf(here, goods) }));
  const count = rows.filter(({ months }) => months.includes(month)).length;
  const now = { count, month: monthNames(locale, [month]) };
  return (
    <>
      <p className="eyebrow crumbs">
        <a href={here}>{brand.name}</a>
      </p>
      <PageHeader
        title={t('seasons.title')}
        lead={
          seasons.isMore ? t('seasons.leadOfNewest', { ...now, shown: rows.length }) : t('seasons.lead', now)
        }
      />
      {rows.length === 0 ? (
        <EmptyState title={t('seasons.none')}>{t('seasons.noneText')}</EmptyState>
      ) : (
        <>
          <SeasonCalendar locale={locale} rows={rows} month={month} label={t('seasons.title')} />
          <details className="section">
            <summary>{t('seasons.asTable')}</summary>
            <SeasonTable market={market} rows={rows} />
          </details>
        </>
      )}
      {(rows.length > 0 || seasons.allYear.length > 0) && (
        <p>
          <a href={`${here}?month=${month}`} rel="nofollow">
            {t('seasons.inMonth', { month: now.month })}
          </a>
        </p>
      )}
      {seasons.allYear.length > 0 && (
        <section className="section">
          <h2>{t('seasons.allYear')}</h2>
          <ul className="inline-list">
            {seasons.allYear.map((goods) => (
              <li key={goods.slug}>
                <a href={hrefOf(here, goods)} {...inLanguage(locale, goods.nameLocale)}>
                  {goods.name}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function SeasonTable({
  market: { locale },
  rows,
}: {
  readonly market: Market;
  readonly rows: readonly (SeasonalGoods & { readonly href: string })[];
}) {
  const t = translator(locale, 'storefront');
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{t('seasons.goods')}</th>
          <th scope="col">{t('seasons.months')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ href, name, nameLocale, months }) => (
          <tr key={href}>
            <th scope="row">
              <a href={href} {...inLanguage(locale, nameLocale)}>
                {name}
              </a>
            </th>
            <td>{monthNames(locale, months)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function hrefOf(here: string, { slug }: SeasonalGoods): string {
  return `${here}/g/${slug}`;
}

/** By the month the season opens in; a season over the new year opens in the old one. */
function byStart(a: SeasonalGoods, b: SeasonalGoods): number {
  return opens(a.months) - opens(b.months) || a.months.length - b.months.length || (a.slug < b.slug ? -1 : 1);
}

function opens(months: readonly number[]): number {
  return months.find((month) => !months.includes(month === 1 ? 12 : month - 1)) ?? 1;
}
