import type { SellerPage } from '@/catalogue/find-seller';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { MoreLink } from '@/ui/more-link';

/** Who sells in a market, each with how much, and the way to those who come after. `here` is the market's address. */
export function SellerList({
  locale,
  here,
  page: { sellers, next },
}: {
  readonly locale: Locale;
  readonly here: string;
  readonly page: SellerPage;
}) {
  const t = translator(locale, 'catalogue');
  return (
    <>
      <ul className="markets">
        {sellers.map(({ seller, products, isMore }) => (
          <li key={seller.slug}>
            <h3>
              <a href={`${here}/s/${seller.slug}`}>{seller.legalName}</a>
            </h3>
            <p className="quiet">
              {t(isMore ? 'market.productsAtLeast' : 'market.products', { count: products })}
            </p>
          </li>
        ))}
      </ul>
      {next && (
        <MoreLink href={`${here}/s?after=${encodeURIComponent(next)}`}>{t('market.moreSellers')}</MoreLink>
      )}
    </>
  );
}
