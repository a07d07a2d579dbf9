import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { readFlash } from '@/app/flash';
import { changesBetween } from '@/catalogue/changes';
import { findProductById, textOf } from '@/catalogue/find-product';
import { findMakersOf } from '@/catalogue/find-seller';
import { findVersion } from '@/catalogue/find-versions';
import { findPhotosOf } from '@/catalogue/photos/find-photos';
import { altOf, type ProductPhoto } from '@/catalogue/photos/photo';
import { inTransaction } from '@/db/transaction';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { scopeOf } from '@/members/actor';
import { may } from '@/members/policy';
import { Notice } from '@/ui/notice';
import { PageHeader } from '@/ui/page-header';
import { Photo } from '@/ui/photo';
import { ChangeList, FactList } from '../../../../goods-facts/fact-list';
import { ChamberShell } from '../../chamber-shell';
import { requireRegistrar } from '../../registrar';
import { ProductDecision } from './product-decision';

interface Props {
  params: Promise<{ locale: Locale; id: string }>;
  searchParams: Promise<{ refused?: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator((await params).locale, 'reviews')('title') };
}

/** Goods before the chamber: everything said about them, what is new since it last approved, and its decision. */
export default async function ProductReviewPage({ params, searchParams }: Props) {
  const { locale, id } = await params;
  const { refused } = await searchParams;
  const actor = await requireRegistrar(locale);
  if (!z.uuid().safeParse(id).success) notFound();
  const found = await inTransaction(scopeOf(actor), async (tx) => {
    const product = await findProductById(tx, id);
    if (!product || !may(actor, 'review-product', { portalId: product.portalId })) return null;
    const { approvedVersion } = product;
    return {
      product,
      version: await findVersion(tx, id, product.version),
      approved: approvedVersion === null ? null : await findVersion(tx, id, approvedVersion),
      makers: await findMakersOf(tx, product.organisationId),
      photos: (await findPhotosOf(tx, [id])).get(id) ?? [],
    };
  });
  if (!found?.version) notFound();
  const { product, version, approved, photos } = found;
  const t = translator(locale, 'reviews');
  const flash = refused ? await readFlash(`product ${id}`) : null;
  const makers = new Map(found.makers.map((maker) => [maker.id, maker.name]));
  const context = { locale, makers, unit: version.facts.unit };
  return (
    <ChamberShell locale={locale} actor={actor}>
      <PageHeader
        eyebrow={<bdi>{product.seller.legalName}</bdi>}
        title={<bdi>{textOf(product, locale).name}</bdi>}
        lead={t('page.version', { version: version.version, photos: photos.length })}
      />
      {refused && t.has(`refusals.${refused}`) && (
        <Notice tone="stopped" title={t('refusals.title')}>
          {t(`refusals.${refused}`)}
        </Notice>
      )}
      {product.state === 'in-review' ? (
        <ProductDecision
          locale={locale}
          product={product}
          photos={photos}
          reason={flash?.values?.reason ?? ''}
        />
      ) : (
        <Notice>{t('page.decided')}</Notice>
      )}
      {approved && approved.version !== version.version && (
        <section className="section">
          <h2>{t('page.changes', { version: approved.version })}</h2>
          <ChangeList context={context} changes={changesBetween(approved.facts, version.facts)} />
        </section>
      )}
      {photos.length > 0 && (
        <section className="section">
          <h2>{translator(locale, 'photos')('title')}</h2>
          <PhotosToReview locale={locale} photos={photos} />
        </section>
      )}
      <section className="section">
        <h2>{t('page.facts')}</h2>
        <FactList context={context} facts={version.facts} />
      </section>
    </ChamberShell>
  );
}

/** What buyers will see, each leading to itself large, with the words of the seller for those who do not see it. */
function PhotosToReview({
  locale,
  photos,
}: {
  readonly locale: Locale;
  readonly photos: readonly ProductPhoto[];
}) {
  return (
    <ul className="markets">
      {photos.map((photo) => (
        <li key={photo.id} className="hung-photo">
          <a href={`/photos/${photo.digest}/detail`}>
            <Photo locale={locale} photo={photo} alt={altOf(photo, locale)} size="thumb" />
          </a>
          <p dir="auto">{altOf(photo, locale)}</p>
        </li>
      ))}
    </ul>
  );
}
