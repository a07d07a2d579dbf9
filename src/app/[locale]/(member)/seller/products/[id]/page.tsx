import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { requireActor } from '@/app/session';
import { findPlots, findProductById, textOf } from '@/catalogue/find-product';
import { findReviews } from '@/catalogue/find-reviews';
import { findMakersOf } from '@/catalogue/find-seller';
import { inTransaction } from '@/db/transaction';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { scopeOf } from '@/members/actor';
import { sellsHere } from '@/members/find-organisations';
import { findPortal } from '@/portals/find-portals';
import { QuietLink } from '@/ui/button';
import { PageHeader } from '@/ui/page-header';
import { MemberShell } from '../../../../member-shell';
import { frameOf } from '../form-frame';
import { formProps } from '../form-props';
import { SellsNoMore } from '../no-seller';
import { ProductForm } from '../product-form';
import { valuesOf } from '../product-values';
import { StockTable } from '../stock-table';
import { Standing } from './standing';

interface Props {
  params: Promise<{ locale: Locale; id: string }>;
  searchParams: Promise<{ did?: string; refused?: string }>;
}

export async function generateMetadata({ params }: Pick<Props, 'params'>): Promise<Metadata> {
  return { title: translator((await params).locale, 'products')('edit') };
}

/** One product of the seller's own, as a form; saving makes its next version. */
export default async function EditProductPage({ params, searchParams }: Props) {
  const { locale, id } = await params;
  const { did, refused } = await searchParams;
  const actor = await requireActor(locale, ['seller', 'owner']);
  const productId = z.uuid().safeParse(id);
  if (!productId.success) notFound();
  const t = translator(locale, 'products');
  const [portal, makers, product, plots, reviews, sells] = await inTransaction(
    scopeOf(actor),
    async (tx) =>
      [
        await findPortal(tx, actor.portalSlug ?? ''),
        await findMakersOf(tx, actor.organisationId ?? ''),
        await findProductById(tx, productId.data),
        await findPlots(tx, productId.data),
        await findReviews(tx, productId.data),
        await sellsHere(tx, actor),
      ] as const,
  );
  if (!portal || product?.organisationId !== actor.organisationId || product.state === 'archived') notFound();
  const values = valuesOf(product, plots);
  const frame = frameOf(portal, values);
  const { maker } = product;
  const isChoice = !maker || makers.some(({ id: known }) => known === maker.id);
  const { name } = textOf(product, locale);
  return (
    <MemberShell locale={locale} actor={actor}>
      <PageHeader
        eyebrow={t(`states.${product.state}`)}
        title={name}
        lead={sells && t('editLead', { version: product.version })}
      >
        <QuietLink href={`/${locale}/seller/products/${product.id}/photos`}>{t('photos')}</QuietLink>
        <QuietLink href={`/${locale}/seller/products/${product.id}/history`}>{t('history')}</QuietLink>
      </PageHeader>
      {!sells && <SellsNoMore locale={locale} />}
      <Standing locale={locale} product={product} latest={reviews[0]} said={{ did, refused }} />
      <StockTable locale={locale} product={product} name={name} />
      {sells && portal.reviewsProducts && <p className="quiet">{t('reviewed')}</p>}
      {sells && (
        <ProductForm
          {...formProps(locale, frame, isChoice ? makers : [maker, ...makers])}
          start={{ values, problems: [] }}
          hidden={{ locale, productId: product.id }}
        />
      )}
    </MemberShell>
  );
}
