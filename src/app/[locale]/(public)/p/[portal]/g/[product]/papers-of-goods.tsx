import type { ReactNode } from 'react';
import type { Product } from '@/catalogue/find-product';
import { formatDate } from '@/i18n/format';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { textIn } from '@/portals/text-in';
import { quantityText } from '@/ui/quantity';

/** Packing, keeping, capacity, customs code and the certificates held. */
export function PapersOfGoods({ locale, product }: { readonly locale: Locale; readonly product: Product }) {
  const t = translator(locale, 'catalogue');
  const { shelfLifeDays, monthlyCapacityThousandths, heldCertificates, hsCode, hsEdition } = product;
  const packaging = textIn(locale, product.packaging);
  return (
    <section className="section">
      <h2>{t('product.facts')}</h2>
      <dl className="facts">
        {packaging && <Fact name={t('product.packaging')}>{packaging}</Fact>}
        {shelfLifeDays && (
          <Fact name={t('product.shelfLife')}>{t('product.days', { days: shelfLifeDays })}</Fact>
        )}
        {monthlyCapacityThousandths && (
          <Fact name={t('product.capacity')}>
            {t('product.perMonth', {
              quantity: quantityText(locale, monthlyCapacityThousandths, product.unit),
            })}
          </Fact>
        )}
        <Fact name={t('product.hs')}>
          {t('product.hsText', {
            edition: String(hsEdition),
            code: `${hsCode.slice(0, 4)}.${hsCode.slice(4)}`,
          })}
        </Fact>
        <Fact name={t('product.certificates')}>
          {heldCertificates.length === 0
            ? t('product.noCertificates')
            : heldCertificates.map(({ scheme, expires }) => (
                <div key={scheme}>
                  {t.has(`product.schemes.${scheme}`) ? t(`product.schemes.${scheme}`) : scheme}
                  {expires && `, ${t('product.until', { date: formatDate(locale, new Date(expires)) })}`}
                </div>
              ))}
        </Fact>
      </dl>
    </section>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
