import { Written } from '@/app/written';
import type { GoodsCount } from '@/catalogue/count-goods';
import type { ProductCard } from '@/catalogue/product-card';
import type { ChamberSeal } from '@/certificates/find-chamber-seals';
import { formatCountry } from '@/i18n/format';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import type { Portal } from '@/portals/find-portals';
import { PrimaryLink } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { Rosette } from '@/ui/rosette';
import { GoodsOfMarkets } from './goods/everywhere-page';
import { FindEverywhere } from './goods/find-everywhere';

export interface OpenMarket {
  readonly portal: Portal;
  readonly count: GoodsCount;
  /** of the authority its chamber certifies with; null when there is none at present */
  readonly seal: ChamberSeal | null;
}

/** What this place is, its markets, what is new in them, and how an order goes. */
export function HomePage({
  locale,
  portals,
  markets,
  newest,
}: {
  readonly locale: Locale;
  readonly portals: readonly Portal[];
  readonly markets: readonly OpenMarket[];
  readonly newest: readonly ProductCard[];
}) {
  const t = translator(locale, 'public');
  const everywhere = translator(locale, 'storefront');
  return (
    <>
      <header className="page-header front">
        <div>
          <h1>{t('home.heading')}</h1>
          <p className="lead">{t('home.lead')}</p>
          <FindEverywhere locale={locale} />
        </div>
        <figure>
          <Rosette fingerprint={exampleFingerprint} />
          <figcaption className="fine quiet">{t('home.sealLegend')}</figcaption>
        </figure>
      </header>
      <section className="section">
        <h2>{t('home.markets')}</h2>
        {markets.length === 0 && (
          <EmptyState title={t('home.noMarkets')}>{t('home.noMarketsText')}</EmptyState>
        )}
        <ul className="chambers">
          {byCountry(locale, markets).map((market) => (
            <Chamber key={market.portal.id} locale={locale} market={market} />
          ))}
        </ul>
      </section>
      {newest.length > 0 && (
        <section className="section">
          <h2>{everywhere('everywhere.newest')}</h2>
          <GoodsOfMarkets locale={locale} portals={portals} products={newest} />
          <p className="more">
            <PrimaryLink href={`/${locale}/goods`}>{everywhere('everywhere.all')}</PrimaryLink>
          </p>
        </section>
      )}
      <section className="section">
        <h2>{t('home.how')}</h2>
        <ol className="steps">
          {(['placed', 'accepted', 'paid'] as const).map((step, i) => (
            <li key={step}>
              <Rosette fingerprint={stepFingerprints[i] ?? ''} state="whole" size={56} />
              <h3>{t(`home.steps.${step}`)}</h3>
              <p>{t(`home.steps.${step}Text`)}</p>
            </li>
          ))}
        </ol>
      </section>
    </>
  );
}

/** A market under its country, with the seal of the chamber that vouches for its sellers. */
function Chamber({ locale, market }: { readonly locale: Locale; readonly market: OpenMarket }) {
  const { portal, count, seal } = market;
  const t = translator(locale, 'public');
  const goods = t(count.isMore ? 'home.goodsMore' : 'home.goods', { count: count.products });
  return (
    <li>
      {seal ? (
        <Rosette fingerprint={seal.fingerprint} size={72} />
      ) : (
        <Rosette fingerprint="" state="awaited" size={72} />
      )}
      <div>
        <p className="eyebrow">{formatCountry(locale, portal.country)}</p>
        <h3>
          <a href={`/${locale}/p/${portal.slug}`}>
            <Written locale={locale} text={portal.name} />
          </a>
        </h3>
        <p>
          <Written locale={locale} text={portal.chamberName} />
        </p>
        <p className="quiet fine">
          {goods}
          {!seal && ` · ${translator(locale, 'storefront')('home.noSeal')}`}
        </p>
      </div>
    </li>
  );
}

function byCountry(locale: Locale, markets: readonly OpenMarket[]): readonly OpenMarket[] {
  const name = ({ portal }: OpenMarket) => formatCountry(locale, portal.country);
  return markets.toSorted((a, b) => name(a).localeCompare(name(b), locale));
}

/** Pictures of what a seal looks like; they belong to nobody's certificate. */
const exampleFingerprint = '112302d4030109c0c0ffee12d1ed9b0a77e5a1f3c4d28e960b17f2a83cd45e61';
const stepFingerprints = [
  'b0a7d0c5e4f3127898badcfe1032547611aa22bb33cc44dd55ee66ff77001122',
  '1f2e3d4c5b6a79880918273645546372819a0b1c2d3e4f506172839405162738',
  'c4d28e960b17f2a83cd45e615ca1ab1e0ff1ce00c0ffee12d1ed9b0a77e5a1f3',
];
