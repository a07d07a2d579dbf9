import type { Product } from '@/catalogue/find-product';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { monthNames, SeasonStrip } from '@/ui/season-strip';

/** When the goods can be had. */
export function SeasonOfGoods({ locale, product }: { readonly locale: Locale; readonly product: Product }) {
  const t = translator(locale, 'catalogue');
  const months = product.seasonMonths;
  const words =
    months.length === 0
      ? t('product.allYear')
      : t('product.inSeason', { months: monthNames(locale, months) });
  return (
    <section className="section">
      <h2>{t('product.season')}</h2>
      <SeasonStrip locale={locale} months={months} label={words} />
      <p>{words}</p>
    </section>
  );
}
