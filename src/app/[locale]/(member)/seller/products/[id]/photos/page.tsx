import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { readFlash } from '@/app/flash';
import { requireActor } from '@/app/session';
import { findProductById, textOf } from '@/catalogue/find-product';
import { languagesOf } from '@/catalogue/photos/alt-texts';
import { findPhotosOf } from '@/catalogue/photos/find-photos';
import { mostPhotos } from '@/catalogue/photos/photo';
import { inTransaction } from '@/db/transaction';
import { isLocale, type Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { scopeOf } from '@/members/actor';
import { EmptyState } from '@/ui/empty-state';
import { ErrorSummary } from '@/ui/error-summary';
import { Notice } from '@/ui/notice';
import { PageHeader } from '@/ui/page-header';
import { MemberShell } from '../../../../../member-shell';
import { AddPhoto } from './add-photo';
import { HungPhotoForm } from './hung-photo-form';
import { problemsOf } from './problems';

interface Asked {
  readonly params: Promise<{ locale: Locale; id: string }>;
  readonly searchParams: Promise<{ did?: string }>;
}

export async function generateMetadata({ params }: Asked): Promise<Metadata> {
  return { title: translator((await params).locale, 'photos')('title') };
}

/** The photographs of one's own goods: add, describe, order, take down. */
export default async function PhotosPage({ params, searchParams }: Asked) {
  const { locale, id } = await params;
  const { did } = await searchParams;
  const actor = await requireActor(locale, ['seller', 'owner']);
  const productId = z.uuid().safeParse(id).data;
  const found =
    productId &&
    (await inTransaction(scopeOf(actor), async (tx) => ({
      product: await findProductById(tx, productId),
      languages: (await languagesOf(tx, productId)).filter(isLocale),
      photos: (await findPhotosOf(tx, [productId])).get(productId) ?? [],
    })));
  if (!found || found.product?.organisationId !== actor.organisationId) notFound();
  const { product, languages, photos } = found;
  const t = translator(locale, 'photos');
  const problems = [
    ...problemsOf(locale, await readFlash('photo')),
    ...problemsOf(locale, await readFlash('photos')),
  ];
  return (
    <MemberShell locale={locale} actor={actor}>
      <PageHeader
        eyebrow={textOf(product, locale).name}
        title={t('title')}
        lead={t('lead', { most: mostPhotos })}
      />
      <ErrorSummary title={t('notDone')} problems={problems} />
      {problems.length === 0 && did && t.has(`did.${did}`) && (
        <Notice tone="done">
          <p>{t(`did.${did}`)}</p>
          {product.state === 'in-review' && <p>{translator(locale, 'products')('did.in-review')}</p>}
        </Notice>
      )}
      {photos.length === 0 ? (
        <EmptyState title={t('none')}>{t('noneText')}</EmptyState>
      ) : (
        photos.map((photo, at) => (
          <HungPhotoForm
            key={photo.id}
            locale={locale}
            photo={photo}
            languages={languages}
            isFirst={at === 0}
          />
        ))
      )}
      {photos.length < mostPhotos && product.state !== 'archived' && (
        <AddPhoto
          locale={locale}
          productId={product.id}
          languages={languages}
          typed={(await readFlash('photo'))?.values ?? {}}
          problems={problems}
        />
      )}
    </MemberShell>
  );
}
