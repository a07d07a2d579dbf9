import type { ReactNode } from 'react';
import { Written } from '@/app/written';
import type { Product } from '@/catalogue/find-product';
import { formatMoney } from '@/i18n/format';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { textIn } from '@/portals/text-in';
import { money } from '@/trade/money';
import { quantityText } from '@/ui/quantity';
import { CertificatesHeld } from './certificates-held';
import { leftText } from './left-text';

/** Packing and weights, samples, keeping, what is left, capacity, customs code and the certificates held. */
export function PapersOfGoods({ locale, product }: { readonly locale: Locale; readonly product: Product }) {
  const t = translator(locale, 'catalogue');
  const { shelfLifeDays, monthlyCapacityThousandths, heldCertificates, hsCode, hsEdition } = product;
  const packaging = textIn(locale, product.packaging);
  const left = leftText(locale, product.stock, product.unit);
  return (
    <section className="section">
      <h2>{t('product.facts')}</h2>
      <dl className="facts">
        {packaging && (
          <Fact name={t('product.packaging')}>
            <Written locale={locale} text={product.packaging} />
          </Fact>
        )}
        <Package locale={locale} product={product} />
        {product.sampleThousandths !== null && (
          <Fact name={t('product.sample')}>
            <Sample locale={locale} product={product} />
          </Fact>
        )}
        {product.scientificName && (
          <Fact name={t('product.scientificName')}>
            <i lang="la">{product.scientificName}</i>
          </Fact>
        )}
        {shelfLifeDays && (
          <Fact name={t('product.shelfLife')}>{t('product.days', { days: shelfLifeDays })}</Fact>
        )}
        {left && <Fact name={t('product.stock')}>{left}</Fact>}
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
          <CertificatesHeld locale={locale} certificates={heldCertificates} />
        </Fact>
      </dl>
    </section>
  );
}

interface Props {
  readonly locale: Locale;
  readonly product: Product;
}

function Package({ locale, product }: Props) {
  const { packageThousandths, packageNetGrams, packageGrossGrams, unit } = product;
  if (!packageThousandths || !packageNetGrams || !packageGrossGrams) return null;
  const t = translator(locale, 'catalogue');
  return (
    <Fact name={t('product.package')}>
      {t('product.packageText', {
        quantity: quantityText(locale, packageThousandths, unit),
        net: quantityText(locale, packageNetGrams, 'KGM'),
        gross: quantityText(locale, packageGrossGrams, 'KGM'),
      })}
    </Fact>
  );
}

function Sample({ locale, product }: Props) {
  const t = translator(locale, 'catalogue');
  const { sampleThousandths, sampleMinor, sampleCurrency, unit } = product;
  const quantity = quantityText(locale, sampleThousandths ?? 0, unit);
  const price =
    sampleMinor && sampleCurrency ? formatMoney(locale, money(sampleCurrency, sampleMinor)) : null;
  return (
    <>
      {price ? t('product.sampleText', { quantity, price }) : t('product.sampleFree', { quantity })}
      <div className="quiet">
        <Written locale={locale} text={product.sampleTerms} />
      </div>
    </>
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
