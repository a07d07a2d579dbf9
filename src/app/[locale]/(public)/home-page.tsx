import type { ProductCard } from '@/catalogue/product-card';
import { formatCountry } from '@/i18n/format';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import type { Portal } from '@/portals/find-portals';
import { textIn } from '@/portals/text-in';
import { ArtworkPlate } from '@/ui/artwork/artwork-plate';
import { PrimaryLink } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { Photo } from '@/ui/photo';
import { printing } from '@/ui/printing';
import { Rosette } from '@/ui/rosette';

export interface OpenMarket {
  readonly portal: Portal;
  /** how many goods are on sale, and the newest of them */
  readonly count: number;
  readonly newest: readonly ProductCard[];
}

/** What this place is, its markets, and how an order goes. */
export function HomePage({
  locale,
  markets,
}: {
  readonly locale: Locale;
  readonly markets: readonly OpenMarket[];
}) {
  const t = translator(locale, 'public');
  return (
    <>
      <header className="page-header front">
        <div>
          <h1>{t('home.heading')}</h1>
          <p className="lead">{t('home.lead')}</p>
        </div>
        <figure>
          <Rosette fingerprint={exampleFingerprint} />
          <figcaption className="fine quiet">{t('home.sealLegend')}</figcaption>
        </figure>
      </header>
      <section className="section">
        <h2>{t('home.markets')}</h2>
        {markets.length === 0 ? (
          <EmptyState title={t('home.noMarkets')}>{t('home.noMarketsText')}</EmptyState>
        ) : (
          markets.map((market) => <Entry key={market.portal.id} locale={locale} market={market} />)
        )}
      </section>
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

function Entry({ locale, market }: { readonly locale: Locale; readonly market: OpenMarket }) {
  const t = translator(locale, 'public');
  const { portal, count, newest } = market;
  const shown = printing().light ? [] : newest;
  const facts = [formatCountry(locale, portal.country), t('home.goods', { count })];
  return (
    <article className="market">
      <div>
        <p className="eyebrow">{textIn(locale, portal.chamberName)}</p>
        <h3>{textIn(locale, portal.name)}</h3>
        <p className="lead">{textIn(locale, portal.motto)}</p>
        <p className="quiet">{facts.join(' · ')}</p>
        <PrimaryLink href={`/${locale}/p/${portal.slug}`}>{t('home.visit')}</PrimaryLink>
      </div>
      <div className="frieze">
        {shown.map((product) =>
          product.photo ? (
            <Photo
              key={product.id}
              locale={locale}
              photo={product.photo}
              alt={product.photo.alt}
              size="thumb"
            />
          ) : (
            <ArtworkPlate
              key={product.id}
              name={product.artwork}
              category={product.category}
              label={product.name}
            />
          ),
        )}
      </div>
    </article>
  );
}

/** Pictures of what a seal looks like; they belong to nobody's certificate. */
const exampleFingerprint = '112302d4030109c0c0ffee12d1ed9b0a77e5a1f3c4d28e960b17f2a83cd45e61';
const stepFingerprints = [
  'b0a7d0c5e4f3127898badcfe1032547611aa22bb33cc44dd55ee66ff77001122',
  '1f2e3d4c5b6a79880918273645546372819a0b1c2d3e4f506172839405162738',
  'c4d28e960b17f2a83cd45e615ca1ab1e0ff1ce00c0ffee12d1ed9b0a77e5a1f3',
];
