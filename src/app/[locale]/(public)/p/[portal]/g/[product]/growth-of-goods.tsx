import type { Product } from '@/catalogue/find-product';
import { deforestationStatement } from '@/catalogue/publish-problems';
import { formatDate, formatThousandths } from '@/i18n/format';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';

/** What is known for Regulation (EU) 2023/1115; nothing for goods it does not concern. Positions are for members. */
export function GrowthOfGoods({ locale, product }: { readonly locale: Locale; readonly product: Product }) {
  const statement = deforestationStatement(product);
  if (!statement) return null;
  const t = translator(locale, 'catalogue');
  const { commodity, certainty } = statement.concern;
  const { plotCount, plotSquareMetres, harvestedFrom, harvestedUntil } = product;
  return (
    <section className="section">
      <h2>{t('product.eudr.title')}</h2>
      <p>{t(`product.eudr.${certainty}`, { commodity: t(`product.eudr.commodities.${commodity}`) })}</p>
      {statement.isComplete && harvestedFrom ? (
        <>
          <p>
            {t('product.eudr.plots', {
              plots: plotCount,
              hectares: formatThousandths(locale, Math.round(plotSquareMetres / 10)),
              from: formatDate(locale, new Date(harvestedFrom)),
              until: formatDate(locale, new Date(harvestedUntil ?? harvestedFrom)),
            })}
          </p>
          <p>
            <a href={`/${locale}/goods/${product.id}/plots`}>{t('product.eudr.members')}</a>
          </p>
        </>
      ) : (
        <p className="quiet">{t('product.eudr.open')}</p>
      )}
    </section>
  );
}
